package org.overread.ai.engine;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

/** A model on the faster provider until that fails a run; then, and from then on, on the safer one. */
final class FallbackModel implements PatchModel {
    private final PatchModel fast;
    private final PatchModel safe;
    private final Consumer<String> whenRefused;
    private volatile Optional<String> refused = Optional.empty();

    FallbackModel(PatchModel fast, PatchModel safe, Consumer<String> whenRefused) {
        this.fast = fast;
        this.safe = safe;
        this.whenRefused = whenRefused;
    }

    @Override
    public String provider() {
        return refused.isPresent() ? safe.provider() : fast.provider();
    }

    @Override
    public List<String> fallbacks() {
        return refused.stream().toList();
    }

    @Override
    public void run(Extent extent, FloatBuffer input, FloatBuffer output) throws InferenceException {
        if (refused.isEmpty()) {
            try {
                fast.run(extent, input, output);
                return;
            } catch (InferenceException e) {
                if (e.kind() == Kind.CANCELLED) {
                    throw e;
                }
                String why = "a run failed on " + fast.provider() + ": " + e.getMessage();
                refused = Optional.of(why);
                whenRefused.accept(why);
            }
        }
        safe.run(extent, input, output);
    }

    @Override
    public void relax() {
        fast.relax();
        safe.relax();
    }

    @Override
    public void close() {
        fast.close();
        safe.close();
    }
}
