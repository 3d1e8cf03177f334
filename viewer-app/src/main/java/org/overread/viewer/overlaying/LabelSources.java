package org.overread.viewer.overlaying;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.OperatingRange;
import org.overread.core.study.Study;
import org.overread.viewer.onscreen.StudyOnScreen;

/**
 * Who speaks of the study on screen: models whose results came before the reader, and other systems, read when he asks for them.
 *
 * <p>It is given only what came before the reader: {@code ResultRelease} decides that, and nothing here can ask for more
 * (invariant I4). With the study it lets all of it go. Thread: JavaFX.
 */
public final class LabelSources {
    private final Function<ModelIdentity, List<OperatingRange>> ranges;
    private final Runnable changed;
    private final StudyOnScreen onScreen = new StudyOnScreen();
    private List<InferenceStatus> runs = List.of();
    private List<LabelSource> models = List.of();
    private OtherResults others = OtherResults.NONE;
    private boolean othersRead;

    /**
     * @param ranges between which scores the reader may choose, by model
     * @param changed is told when there is something else
     */
    LabelSources(Function<ModelIdentity, List<OperatingRange>> ranges, Runnable changed) {
        this.ranges = ranges;
        this.changed = changed;
    }

    void open(Study opened) {
        onScreen.show(opened);
    }

    void close() {
        onScreen.leave();
        runs = List.of();
        models = List.of();
        others = OtherResults.NONE;
        othersRead = false;
    }

    /** What came before the reader: runs whose results he may see, and the findings in his list. */
    public void results(List<InferenceStatus> released, List<Finding> findings) {
        List<LabelSource> now = ModelSources.of(released, findings, ranges);
        if (!runs.equals(released) || !models.equals(now)) {
            runs = List.copyOf(released);
            models = now;
            changed.run();
        }
    }

    /** Models first, then other systems. */
    public List<LabelSource> all() {
        return Stream.concat(models.stream(), others.sources().stream()).toList();
    }

    /** Whether the study came with results of other systems, read or not. */
    public boolean hasOthers() {
        return onScreen.now().filter(OtherResults::in).isPresent();
    }

    /** Reads what other systems say, once, on a thread of its own. @param then on the JavaFX thread */
    public void readOthers(Runnable then) {
        if (othersRead || onScreen.now().isEmpty()) {
            then.run();
            return;
        }
        onScreen.read("other-results", (study, wanted) -> OtherResults.of(study), read -> {
            others = read;
            othersRead = true;
            then.run();
            changed.run();
        });
    }

    /** All that other systems say, as far as it has been read. */
    public List<SourceLabel> ofOthers() {
        return others.sources().stream()
                .flatMap(source -> source.labels().stream())
                .toList();
    }

    Optional<Study> study() {
        return onScreen.now();
    }

    /** The runs whose results the reader may see. */
    List<InferenceStatus> runs() {
        return runs;
    }

    OtherResults others() {
        return others;
    }

    LabelSource of(ModelIdentity model) {
        return models.stream()
                .filter(source -> source.id().equals(model.sha256()))
                .findFirst()
                .orElse(new LabelSource(model.sha256(), model.name(), true, List.of()));
    }

    /** The model that made a finding; empty for a reader's own. */
    Optional<LabelSource> of(Finding finding) {
        return finding.origin() instanceof FindingOrigin.Model(ModelIdentity model, String _)
                ? Optional.of(of(model))
                : Optional.empty();
    }
}
