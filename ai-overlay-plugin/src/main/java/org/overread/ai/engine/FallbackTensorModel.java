package org.overread.ai.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.InferenceException.Kind;

/** A model on the faster provider until that fails a run; then, and from then on, on the safer one. */
public final class FallbackTensorModel implements TensorModel {
    private final TensorModel fast;
    private final TensorModel safe;
    private final Consumer<String> whenRefused;
    private volatile Optional<String> refused = Optional.empty();

    /** @param whenRefused told why, once */
    public FallbackTensorModel(TensorModel fast, TensorModel safe, Consumer<String> whenRefused) {
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
        List<String> all = new ArrayList<>(fast.fallbacks());
        refused.ifPresent(all::add);
        return all;
    }

    @Override
    public long[] shape(String tensor) {
        return safe.shape(tensor);
    }

    @Override
    public int rank() {
        return safe.rank();
    }

    @Override
    public Map<String, Tensor> run(Tensor input, Wanted wanted) throws InferenceException {
        if (refused.isEmpty()) {
            try {
                return fast.run(input, wanted);
            } catch (InferenceException e) {
                if (e.kind() == Kind.CANCELLED) {
                    throw e;
                }
                String why = "a run failed on " + fast.provider() + ": " + e.getMessage();
                refused = Optional.of(why);
                whenRefused.accept(why);
            }
        }
        return safe.run(input, wanted);
    }

    @Override
    public void close() {
        fast.close();
        safe.close();
    }
}
