package org.overread.viewer.station;

import java.util.Collection;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RolloutPhase;
import org.overread.core.inference.RunInput;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesIdentity;

/** The runs on a study that are known, and which need not be made again on the site's terms of now. */
record EarlierRuns(Collection<InferenceStatus> runs, InferenceSettings site) {

    /** Whether a run of this model on the images that its series have now has ended with a result already. */
    boolean hasResult(FindingDetector detector, RunInput input) {
        RolloutPhase phase = site.phase(detector.model());
        return runs.stream()
                .anyMatch(run -> run.finished()
                        && run.model().equals(detector.model())
                        && run.seriesInstanceUid().equals(input.series().seriesInstanceUid())
                        && (run.details().inputs().isEmpty()
                                || run.details().inputs().equals(SeriesIdentity.of(input)))
                        && endedWell(run)
                        && (run.state() != RunState.SILENT || phase == RolloutPhase.SILENT));
    }

    static boolean endedWell(InferenceStatus run) {
        return switch (run.state()) {
            case FINDINGS, NO_FINDINGS, LATE, SILENT -> true;
            case NOT_ELIGIBLE, QUEUED, RUNNING, FAILED, HELD, SUPERSEDED -> false;
        };
    }
}
