package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.overread.core.finding.Finding;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.review.ReviewState;
import org.overread.findings.panel.FindingsModel;
import org.overread.findings.panel.PanelMode;

/** Brings the results of model runs before the reader of the study on screen, when he may see them. Thread: JavaFX. */
final class RunsInWindow {
    private final Supplier<Optional<StudyReading>> reading;
    private final FindingsModel model;
    private final OverlaysInWindow overlays;
    private ModelRuns runs = new ModelRuns();

    RunsInWindow(Supplier<Optional<StudyReading>> reading, FindingsModel model, OverlaysInWindow overlays) {
        this.reading = reading;
        this.model = model;
        this.overlays = overlays;
    }

    /** The study has left the screen. */
    void forget() {
        runs = new ModelRuns();
    }

    /** A run has come further; whether it is on the study on screen: one on another is passed over (invariant I1). */
    boolean update(InferenceStatus status) {
        boolean here = reading.get()
                .filter(now -> now.study().studyInstanceUid().equals(status.studyInstanceUid()))
                .isPresent();
        if (here) {
            runs.update(status);
            model.study().runs(runs.all());
            presentArrived();
        }
        return here;
    }

    /** Takes up what came late or waits to be asked for; the runs that were taken up now. */
    List<String> takeUpLate() {
        return runs.takeUpLate();
    }

    /** Findings that came while a report was being signed wait until it is known whether it was. */
    void presentArrived() {
        boolean signing = model.mode() instanceof PanelMode.Signing;
        reading.get()
                .filter(study -> !signing && !study.review().state().signed())
                .ifPresent(study -> {
                    List<Finding> arrived = runs.arrived();
                    if (!arrived.isEmpty()) {
                        study.review().present(arrived);
                    }
                    reviewed(study.review().state());
                });
    }

    /** The findings in the reader's list are these now. */
    void reviewed(ReviewState state) {
        overlays.results(runs.taken(), state);
    }
}
