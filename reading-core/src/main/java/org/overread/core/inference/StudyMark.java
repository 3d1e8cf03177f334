package org.overread.core.inference;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.overread.core.finding.Finding;

/**
 * What the worklist says of models' work on a study that is still to be read, by the gate: of silent models nothing, of
 * models that only sort the worklist that the study is to be read first, and what is held back is not hinted at. In the
 * order in which one goes before another.
 */
public enum StudyMark {
    /** A finding that its model calls critical. */
    CRITICAL,
    /** A model that sorts the worklist says to read it first. */
    PRIORITY,
    FINDINGS,
    NO_FINDINGS,
    /** A model has run; the results come with the reading. */
    HELD,
    RUNNING,
    FAILED;

    /** Whether the study stands before all others, whatever they are sorted by. */
    public boolean urgent() {
        return this == CRITICAL || this == PRIORITY;
    }

    /** @param runs as the reader may see them: {@link ResultRelease#toReader} */
    public static Optional<StudyMark> of(Collection<InferenceStatus> runs) {
        return runs.stream().flatMap(run -> of(run).stream()).min(Comparator.naturalOrder());
    }

    private static Optional<StudyMark> of(InferenceStatus run) {
        boolean sorts = run.details().terms().mode() == ReadingMode.TRIAGE_ONLY;
        return switch (run.state()) {
            case FINDINGS -> Optional.of(sorts ? PRIORITY : critical(run) ? CRITICAL : FINDINGS);
            case NO_FINDINGS ->
                Optional.of(critical(run) ? CRITICAL : NO_FINDINGS).filter(mark -> !sorts);
            case HELD, LATE -> Optional.of(HELD);
            case QUEUED, RUNNING -> Optional.of(RUNNING).filter(mark -> !sorts);
            case FAILED -> Optional.of(FAILED).filter(mark -> !sorts);
            case NOT_ELIGIBLE, SUPERSEDED, SILENT -> Optional.empty();
        };
    }

    private static boolean critical(InferenceStatus run) {
        return run.findings().stream().anyMatch(Finding::critical)
                || run.whole().scores().stream()
                        .anyMatch(score -> score.critical() && score.positive().orElse(false));
    }
}
