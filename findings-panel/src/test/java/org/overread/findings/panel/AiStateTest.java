package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.overread.core.inference.ChannelSeries;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ReadingMode;
import org.overread.core.inference.ReleaseTerms;
import org.overread.core.inference.ResultRelease;
import org.overread.core.inference.RolloutPhase;
import org.overread.core.inference.RunDetails;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesResult;

class AiStateTest {
    private final ReadingHost host = new ReadingHost(List.of());

    private AiStateLine line(InferenceStatus... runs) {
        host.model.study().runs(List.of(runs));
        assertThat(host.model.sentences().ai()).hasSize(1);
        return host.model.sentences().ai().getFirst();
    }

    @Test
    void everyStateReadsDifferently() {
        Set<String> texts = new HashSet<>();
        texts.add(line().text());
        for (RunState state : RunState.values()) {
            if (state != RunState.SILENT) {
                texts.add(line(SomeFindings.run(state)).text());
            }
        }
        texts.add(line(SomeFindings.run(RunState.LATE, SomeFindings.byModel(1), true))
                .text());
        assertThat(texts)
                .containsExactlyInAnyOrder(
                        "not run",
                        "not eligible: slices 8 mm apart, at most 3 mm allowed",
                        "queued",
                        "ran; results come when you ask",
                        "earlier result, on fewer images: not used",
                        "running 40 %",
                        "late, reading goes on",
                        "late, results are ready",
                        "failed: out of memory on the graphics card",
                        "ran, no findings · 8.4 s",
                        "ran, 7 findings · 8.4 s");
    }

    @Test
    void modelsForOtherExaminationsStandInOneLineBehindThoseThatRan() {
        InferenceStatus other = SomeFindings.run(RunState.NOT_ELIGIBLE);
        host.model.study().runs(List.of(other, SomeFindings.run(RunState.NO_FINDINGS), other));
        assertThat(host.model.sentences().ai())
                .extracting(AiStateLine::text)
                .containsExactly("ran, no findings · 8.4 s", "2 models for other examinations");
        host.model.study().runs(List.of(other, other));
        assertThat(host.model.sentences().ai())
                .extracting(AiStateLine::text)
                .containsExactly("not for this study: Lung nodule reference");
    }

    @Test
    void modelIsNamedWithItsVersionAndAsReferenceOnly() {
        AiStateLine line = line(SomeFindings.run(RunState.RUNNING));
        assertThat(line.model()).contains("Lung nodule reference 1.0");
        assertThat(line.referenceOnly()).isTrue();
        assertThat(line.progress()).isEqualTo(OptionalDouble.of(0.4));
    }

    @Test
    void whichSeriesFurtherChannelsWereGivenIsSaidAndWhereThereWasAChoice() {
        InferenceStatus run = SomeFindings.run(RunState.NO_FINDINGS);
        RunDetails plain = run.details();
        RunDetails beside = new RunDetails(
                plain.terms(),
                plain.failure(),
                plain.inputs(),
                List.of(new ChannelSeries("T2", "1.2.3", "MR 5", 3), new ChannelSeries("FLAIR", "1.2.4", "MR 7", 1)),
                plain.cached(),
                plain.fallbacks(),
                plain.maps(),
                plain.notKept());
        InferenceStatus given = new InferenceStatus(
                run.runUid(),
                run.model(),
                run.studyInstanceUid(),
                run.seriesInstanceUid(),
                run.state(),
                1,
                Optional.empty(),
                "CPU",
                run.elapsed(),
                true,
                run.findings(),
                run.whole(),
                beside);
        assertThat(line(given).text())
                .isEqualTo("ran, no findings · 8.4 s · T2: MR 5, chosen of 3 series that fit; FLAIR: MR 7");
    }

    @Test
    void runOfAnotherStudyIsNotShown() {
        InferenceStatus run = SomeFindings.run(RunState.FINDINGS);
        InferenceStatus elsewhere = new InferenceStatus(
                run.runUid(),
                run.model(),
                "2.25.2002",
                run.seriesInstanceUid(),
                run.state(),
                1,
                Optional.empty(),
                "CPU",
                run.elapsed(),
                true,
                run.findings());
        assertThat(line(elsewhere).text()).isEqualTo("not run");
    }

    @Test
    void silentRunIsNotRunToThoseNotEntitled() {
        AiStateLine line = line(SomeFindings.run(RunState.SILENT));
        assertThat(line.text()).isEqualTo("not run");
        assertThat(line.model()).isEmpty();
    }

    @Test
    void aSuspendedModelIsSaidToBeSoToThoseEntitledAndIsNotRunToOthers() {
        InferenceStatus suspended =
                new ResultRelease(model -> RolloutPhase.SUSPENDED).toReader(SomeFindings.run(RunState.FINDINGS));
        assertThat(line(suspended).text()).isEqualTo("not run");
        ReadingHost entitled = new ReadingHost(List.of(), ReadingHost.settings(true));
        entitled.model.study().runs(List.of(suspended));
        assertThat(entitled.model.sentences().ai().getFirst().text()).isEqualTo("suspended by the site");
    }

    @Test
    void silentRunIsNamedToThoseEntitled() {
        ReadingHost entitled = new ReadingHost(List.of(), ReadingHost.settings(true));
        entitled.model.study().runs(List.of(SomeFindings.run(RunState.SILENT)));
        assertThat(entitled.model.sentences().ai().getFirst().text()).isEqualTo("silent");
    }

    @Test
    void resultsForASecondReadingWaitForTheReadersOwnAndSigningShowsThemFirst() {
        InferenceStatus held = held(ReadingMode.SECOND_READ);
        assertThat(line(held).text()).isEqualTo("ran; results wait for your own reading");
        assertThat(line(held).next()).contains("Shift+Enter");
        assertThat(line(held).offered()).isFalse();
        host.model.moves().askToSign();
        assertThat(host.asked).containsExactly("commitReading");
        assertThat(host.model.mode()).isInstanceOf(PanelMode.Reading.class);
        assertThat(host.model.message()).contains("then sign");
    }

    @Test
    void resultsOnRequestAreOffered() {
        InferenceStatus held = held(ReadingMode.ON_REQUEST);
        assertThat(line(held).text()).isEqualTo("ran; results come when you ask");
        assertThat(line(held).offered()).isTrue();
        host.model.moves().askToSign();
        assertThat(host.model.mode()).isInstanceOf(PanelMode.ConfirmingSignature.class);
    }

    @Test
    void aTriageModelTellsNothingButPriority() {
        InferenceStatus triage = with(SomeFindings.run(RunState.FINDINGS).with(List.of()), ReadingMode.TRIAGE_ONLY);
        assertThat(line(triage).text()).isEqualTo("ran for the worklist: to be read first");
    }

    private static InferenceStatus held(ReadingMode mode) {
        return with(SomeFindings.run(RunState.HELD).with(List.of()), mode);
    }

    private static InferenceStatus with(InferenceStatus run, ReadingMode mode) {
        return new InferenceStatus(
                run.runUid(),
                run.model(),
                run.studyInstanceUid(),
                run.seriesInstanceUid(),
                run.state(),
                1,
                run.reason(),
                run.provider(),
                run.elapsed(),
                true,
                run.findings(),
                SeriesResult.NONE,
                RunDetails.of(new ReleaseTerms(RolloutPhase.ASSISTIVE, mode), ""));
    }

    @Test
    void lateResultsAreOfferedAndEnterTheListOnlyWhenAskedFor() {
        AiStateLine running = line(SomeFindings.run(RunState.LATE));
        assertThat(running.offered()).isFalse();
        InferenceStatus ready = SomeFindings.run(RunState.LATE, SomeFindings.byModel(2), true);
        assertThat(line(ready).offered()).isTrue();
        assertThat(host.model.rows()).isEmpty();
        host.model.moves().showLateResults();
        assertThat(host.asked).containsExactly("showLateResults");
        assertThat(line(ready).offered()).isFalse();
        assertThat(line(ready).text()).isEqualTo("ran, 2 findings · 8.4 s");
    }

    @Test
    void lateRunWithoutFindingsIsOfferedLikeAnyOther() {
        InferenceStatus ready = SomeFindings.run(RunState.LATE, List.of(), true);
        assertThat(line(ready).text()).doesNotContain("no findings");
        host.model.moves().showLateResults();
        assertThat(line(ready).text()).isEqualTo("ran, no findings · 8.4 s");
    }

    @Test
    void runThatHasNotEndedCanBeStoppedWhereTheHostCan() {
        assertThat(line(SomeFindings.run(RunState.RUNNING)).stoppable()).isFalse();
        host.canStop = true;
        assertThat(line(SomeFindings.run(RunState.RUNNING)).stoppable()).isTrue();
        assertThat(line(SomeFindings.run(RunState.FINDINGS)).stoppable()).isFalse();
        host.model.moves().stopRun(SomeFindings.RUN);
        assertThat(host.asked).containsExactly("stop " + SomeFindings.RUN);
    }

    @Test
    void emptyListSaysWhatToDoNextInEveryState() {
        Set<String> sentences = new HashSet<>();
        for (RunState state : RunState.values()) {
            host.model.study().runs(List.of(SomeFindings.run(state)));
            sentences.add(host.model.sentences().next());
        }
        assertThat(sentences).hasSize(RunState.values().length);
        assertThat(sentences).allSatisfy(s -> assertThat(s).isNotBlank().endsWith("."));
    }
}
