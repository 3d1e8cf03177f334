package org.overread.core.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.overread.core.finding.Finding;
import org.overread.core.review.SampleReview;

/** What passes the gate between models and the reader, and when. */
class ResultReleaseTest {
    private static final List<Finding> FOUND = SampleReview.findings(2, "1.2.9");

    private final ResultRelease release = new ResultRelease(model -> RolloutPhase.ASSISTIVE);

    @ParameterizedTest
    @EnumSource(ReadingMode.class)
    void aSilentModelsResultNeverPassesWhateverTheReaderDoes(ReadingMode mode) {
        InferenceStatus run = run(RolloutPhase.SILENT, mode, RunState.FINDINGS);
        release.commit();
        release.ask(run.runUid());

        assertThat(release.toReader(run).state()).isEqualTo(RunState.SILENT);
        assertThat(release.listed(run)).isEmpty();
        assertThat(ResultRelease.toCaller(run).findings()).isEmpty();
        assertThat(ResultRelease.aloud(run).toString())
                .doesNotContain("1.2.3.100")
                .doesNotContain("8.4");
        assertThat(ResultRelease.atOnce(run)).isFalse();
    }

    @Test
    void aModelThatTheSiteHasSilencedSinceIsSilentFromThenOn() {
        InferenceStatus run = run(RolloutPhase.SCALED, ReadingMode.CONCURRENT, RunState.FINDINGS);
        assertThat(release.listed(run)).isEqualTo(FOUND);
        ResultRelease silenced = new ResultRelease(model -> RolloutPhase.SILENT);

        assertThat(silenced.toReader(run).state()).isEqualTo(RunState.SILENT);
        assertThat(silenced.listed(run)).isEmpty();
        assertThat(silenced.shows(FOUND.getFirst())).isFalse();
        ResultRelease suspended = new ResultRelease(model -> RolloutPhase.SUSPENDED);
        assertThat(suspended.listed(run)).isEmpty();
        assertThat(suspended.toReader(run).said()).contains("the site has suspended this model");
    }

    @Test
    void secondReadResultsPassOnceTheReaderHasCommittedHisOwnReading() {
        InferenceStatus found = run(RolloutPhase.ASSISTIVE, ReadingMode.SECOND_READ, RunState.FINDINGS);
        InferenceStatus nothing = run(RolloutPhase.ASSISTIVE, ReadingMode.SECOND_READ, RunState.NO_FINDINGS)
                .with(List.of());
        release.ask(found.runUid());

        // whether there is anything is not to be seen before
        assertThat(release.toReader(found).state()).isEqualTo(RunState.HELD);
        assertThat(release.toReader(nothing).state()).isEqualTo(RunState.HELD);
        assertThat(release.toReader(found).findings()).isEmpty();
        assertThat(release.listed(found)).isEmpty();
        release.commit();
        assertThat(release.toReader(found)).isEqualTo(found);
        assertThat(release.listed(found)).isEqualTo(FOUND);
        assertThat(release.toReader(nothing).state()).isEqualTo(RunState.NO_FINDINGS);
    }

    @Test
    void onRequestResultsPassWhenAskedForAndCommittingIsNotAsking() {
        InferenceStatus run = run(RolloutPhase.ASSISTIVE, ReadingMode.ON_REQUEST, RunState.FINDINGS);
        release.commit();
        assertThat(release.toReader(run).state()).isEqualTo(RunState.HELD);
        release.ask(run.runUid());
        assertThat(release.listed(run)).isEqualTo(FOUND);
    }

    @Test
    void aTriageModelSaysWhetherThereIsReasonForPriorityAndNothingElse() {
        InferenceStatus run = run(RolloutPhase.SCALED, ReadingMode.TRIAGE_ONLY, RunState.FINDINGS);
        release.commit();
        release.ask(run.runUid());

        assertThat(release.toReader(run).state()).isEqualTo(RunState.FINDINGS);
        assertThat(release.toReader(run).findings()).isEmpty();
        assertThat(release.listed(run)).isEmpty();
        assertThat(ResultRelease.toCaller(run).findings()).isEmpty();
    }

    @Test
    void lateResultsStandInTheListOnlyWhenAskedFor() {
        InferenceStatus run = run(RolloutPhase.ASSISTIVE, ReadingMode.CONCURRENT, RunState.LATE);
        assertThat(release.listed(run)).isEmpty();
        release.ask(run.runUid());
        assertThat(release.listed(run)).isEqualTo(FOUND);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"FAILED", "NOT_ELIGIBLE", "SUPERSEDED", "QUEUED", "RUNNING"})
    void whatHasNoResultBringsNone(RunState state) {
        InferenceStatus run = run(RolloutPhase.ASSISTIVE, ReadingMode.CONCURRENT, state);
        assertThat(release.toReader(run).state()).isEqualTo(state);
        assertThat(release.toReader(run).findings()).isEmpty();
    }

    @Test
    void everyEndingHasItsCodeAndWhatIsHeldHasNone() {
        assertThat(code(RunState.FINDINGS)).contains("111242");
        assertThat(code(RunState.LATE)).contains("111242");
        assertThat(RunEnding.code(run(RolloutPhase.SCALED, ReadingMode.CONCURRENT, RunState.NO_FINDINGS)
                                .with(List.of()))
                        .orElseThrow()
                        .value())
                .isEqualTo("111241");
        assertThat(code(RunState.FAILED)).contains("111245");
        assertThat(code(RunState.HELD)).isEmpty();
        assertThat(code(RunState.RUNNING)).isEmpty();
    }

    private static Optional<String> code(RunState state) {
        return RunEnding.code(run(RolloutPhase.SCALED, ReadingMode.CONCURRENT, state))
                .map(code -> code.value());
    }

    private static InferenceStatus run(RolloutPhase phase, ReadingMode mode, RunState state) {
        InferenceStatus plain = SampleReview.run("1.2.9", state, FOUND);
        return new InferenceStatus(
                plain.runUid(),
                plain.model(),
                plain.studyInstanceUid(),
                plain.seriesInstanceUid(),
                state,
                plain.progress(),
                plain.reason(),
                plain.provider(),
                plain.elapsed(),
                true,
                FOUND,
                SeriesResult.NONE,
                RunDetails.of(new ReleaseTerms(phase, mode), "aa"));
    }
}
