package org.overread.core.inference;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.overread.core.dicom.Uids;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;

/**
 * The one gate between what models found and the reader of a study (invariant I4): what is silent never passes, what is
 * for a second reading passes once the reader has committed his own, what is on request passes when he asks, what came late
 * likewise, and a model that only sorts the worklist never shows what it found.
 *
 * <p>Thread: any.
 */
public final class ResultRelease {
    private static final Optional<RunReason> SUSPENDED = Optional.of(RunReason.of(RunReason.Code.SUSPENDED));

    private final Function<ModelIdentity, RolloutPhase> phaseNow;
    private final Set<String> askedFor = new HashSet<>();
    private boolean committed;

    /** @param phaseNow the phase that the site holds a model in now: it may have become stricter since a run was made */
    public ResultRelease(Function<ModelIdentity, RolloutPhase> phaseNow) {
        this.phaseNow = phaseNow;
    }

    /** What leaves a run, for whomever: of a silent one, that it is one, and whether it has ended. */
    public static InferenceStatus aloud(InferenceStatus run) {
        return run.details().terms().silent() || run.state() == RunState.SILENT ? silenced(run) : run;
    }

    /** Whether a run's findings come before the reader as soon as they are there. */
    public static boolean atOnce(InferenceStatus run) {
        ReleaseTerms terms = run.details().terms();
        return run.state() == RunState.FINDINGS && !terms.silent() && terms.mode() == ReadingMode.CONCURRENT;
    }

    /** What a machine that asks for a run may be told of it: as the reader, who is taken to have asked. */
    public static InferenceStatus toCaller(InferenceStatus run) {
        InferenceStatus aloud = aloud(run);
        return aloud.details().terms().mode() == ReadingMode.TRIAGE_ONLY ? triage(aloud) : aloud;
    }

    /** The run as the reader may see it now. */
    public synchronized InferenceStatus toReader(InferenceStatus run) {
        RolloutPhase phase = phaseNow.apply(run.model());
        if (run.details().terms().silent() || run.state() == RunState.SILENT || phase == RolloutPhase.SILENT) {
            return silenced(run);
        }
        if (phase == RolloutPhase.SUSPENDED && run.finished()) {
            return suspended(run);
        }
        return run.finished() && endedWell(run) ? released(run) : run.bare();
    }

    /** Findings of the run that are to stand in the reader's list now. */
    public synchronized List<Finding> listed(InferenceStatus run) {
        InferenceStatus released = toReader(run);
        boolean late = released.state() == RunState.LATE && !askedFor.contains(run.runUid());
        return late ? List.of() : released.findings();
    }

    /** Whether a finding that was before a reader earlier may be still: not where the site has silenced its model since. */
    public boolean shows(Finding finding) {
        return !(finding.origin() instanceof FindingOrigin.Model maker)
                || switch (phaseNow.apply(maker.model())) {
                    case ASSISTIVE, SCALED -> true;
                    case SILENT, SUSPENDED -> false;
                };
    }

    /** The reader's own reading is done: results for a second reading may come. */
    public synchronized void commit() {
        committed = true;
    }

    /** Whether the reader has said so. */
    public synchronized boolean committed() {
        return committed;
    }

    /** The reader asks for a run's results. */
    public synchronized void ask(String runUid) {
        askedFor.add(runUid);
    }

    private InferenceStatus released(InferenceStatus run) {
        boolean asked = askedFor.contains(run.runUid());
        return switch (run.details().terms().mode()) {
            case CONCURRENT -> run;
            case SECOND_READ -> committed ? run : held(run);
            case ON_REQUEST -> asked ? run : held(run);
            case TRIAGE_ONLY -> triage(run);
        };
    }

    /** Whether there is reason to read the study first, and nothing else. */
    private static InferenceStatus triage(InferenceStatus run) {
        if (!run.finished() || !endedWell(run)) {
            return run.bare();
        }
        boolean reason = !run.findings().isEmpty()
                || run.whole().scores().stream()
                        .anyMatch(score -> score.positive().orElse(false));
        return run.with(reason ? RunState.FINDINGS : RunState.NO_FINDINGS, Optional.empty())
                .bare();
    }

    private static InferenceStatus held(InferenceStatus run) {
        return run.with(RunState.HELD, Optional.empty()).bare();
    }

    /** What stands in the place of a run of a model that the site has suspended, on a series that it could be run on. */
    public static InferenceStatus suspended(InferenceRequest request) {
        return suspended(new InferenceStatus(
                Uids.create(),
                request.detector().model(),
                request.studyInstanceUid(),
                request.series().seriesInstanceUid(),
                RunState.NOT_ELIGIBLE,
                0,
                SUSPENDED,
                "",
                Duration.ZERO,
                true,
                List.of()));
    }

    private static InferenceStatus suspended(InferenceStatus run) {
        ReleaseTerms terms =
                new ReleaseTerms(RolloutPhase.SUSPENDED, run.details().terms().mode());
        return new InferenceStatus(
                run.runUid(),
                run.model(),
                run.studyInstanceUid(),
                run.seriesInstanceUid(),
                RunState.NOT_ELIGIBLE,
                0,
                SUSPENDED,
                run.provider(),
                run.elapsed(),
                true,
                List.of(),
                SeriesResult.NONE,
                run.details().bare(terms));
    }

    private static InferenceStatus silenced(InferenceStatus run) {
        return new InferenceStatus(
                run.runUid(),
                run.model(),
                run.studyInstanceUid(),
                run.seriesInstanceUid(),
                RunState.SILENT,
                0,
                Optional.empty(),
                "",
                Duration.ZERO,
                run.finished(),
                List.of(),
                SeriesResult.NONE,
                run.details()
                        .bare(new ReleaseTerms(
                                RolloutPhase.SILENT, run.details().terms().mode())));
    }

    private static boolean endedWell(InferenceStatus run) {
        return switch (run.state()) {
            case FINDINGS, NO_FINDINGS, LATE -> true;
            case NOT_ELIGIBLE, QUEUED, RUNNING, FAILED, HELD, SUPERSEDED, SILENT -> false;
        };
    }
}
