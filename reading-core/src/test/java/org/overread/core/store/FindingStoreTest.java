package org.overread.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.audit.AuditEvent;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.TrackingUid;
import org.overread.core.finding.Unit;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.ChannelSeries;
import org.overread.core.inference.ClassScore;
import org.overread.core.inference.FailureCode;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.KeyPoint;
import org.overread.core.inference.ReleaseTerms;
import org.overread.core.inference.RunDetails;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesResult;
import org.overread.core.review.FindingReview;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.SampleReview;
import org.overread.core.review.StoredReview;

class FindingStoreTest {
    private static final String RUN = "1.2.9";
    private static final List<Finding> FINDINGS = SampleReview.findings(3, RUN);

    @TempDir
    private Path folder;

    private StationStore store;

    @BeforeEach
    void open() {
        store = StationStore.open(folder, SampleReview.CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private StoredReview stored() {
        return store.findings().review(SampleReview.STUDY);
    }

    private void record(String runUid, RunState state, List<Finding> findings) {
        store.findings().recordRun(SampleReview.run(runUid, state, findings)).join();
    }

    private List<AuditEvent> trail(AuditEvent.Type type) throws IOException {
        return TrailReading.events(store.audit()).stream()
                .filter(event -> event.type() == type)
                .toList();
    }

    @Test
    void aRunComesBackWithItsFindingsAndIsAuditedOnce() throws IOException {
        record(RUN, RunState.FINDINGS, FINDINGS);
        record(RUN, RunState.FINDINGS, FINDINGS);
        assertThat(stored().findings()).isEqualTo(FINDINGS);
        assertThat(stored().runs()).containsExactly(SampleReview.run(RUN, RunState.FINDINGS, FINDINGS));
        assertThat(trail(AuditEvent.Type.INFERENCE)).singleElement().satisfies(event -> {
            assertThat(event.subject()).isEqualTo(RUN);
            assertThat(event.actor()).isEqualTo("lung-nodule-reference 1.0");
            assertThat(event.details()).containsEntry("findings", "3").containsEntry("state", "FINDINGS");
            assertThat(event.details().get("trackingUids")).contains("1.2.3.100.2");
        });
    }

    @Test
    void whatAModelSaysOfTheWholeStudyIsThereAfterARestart() {
        InferenceStatus run = saying(RUN, RunState.NO_FINDINGS);
        store.findings().recordRun(run).join();
        restart();
        assertThat(stored().runs()).containsExactly(run);
        assertThat(stored().runs().getFirst().whole().scores())
                .extracting(ClassScore::critical, ClassScore::positive)
                .containsExactly(tuple(true, Optional.of(true)), tuple(false, Optional.empty()));
    }

    @Test
    void whatASilentModelSaysOfTheWholeStudyIsAfterARestartForTheMonitorsAlone() {
        InferenceStatus silent = saying(RUN, RunState.SILENT);
        store.findings().recordRun(silent).join();
        store.monitoring().keep(silent);
        restart();
        assertThat(stored().runs())
                .singleElement()
                .satisfies(run -> assertThat(run.whole().isEmpty()).isTrue());
        assertThat(store.monitored().ofStudy(SampleReview.STUDY, "monitor")).containsExactly(silent);
    }

    private void restart() {
        store.close();
        store = StationStore.open(folder, SampleReview.CLOCK);
    }

    private static InferenceStatus saying(String runUid, RunState state) {
        InferenceStatus plain = SampleReview.run(runUid, state, List.of());
        CodedConcept effusion = new CodedConcept("60046008", "SCT", "Pleural effusion");
        SeriesResult whole = new SeriesResult(
                List.of(),
                List.of(
                        new ClassScore(
                                new CodedConcept("36118008", "SCT", "Pneumothorax"),
                                new ModelScore(0.91),
                                Optional.of(true),
                                true,
                                Optional.of(new CertaintyOfFinding(84.5))),
                        new ClassScore(effusion, new ModelScore(-1.25), Optional.empty(), false, Optional.empty())),
                List.of(new Measurement(
                        new CodedConcept("118565006", "SCT", "Volume"),
                        31.5,
                        Unit.MILLILITRE,
                        Measurement.Source.MODEL)),
                List.of(
                        new KeyPoint(
                                effusion,
                                new FrameRef("1.2.3.4", 2),
                                new ImagePoint(10.25, 20.5),
                                Optional.of(new PatientPoint(-1.5, 2, 3)),
                                Optional.of(new ModelScore(0.5))),
                        new KeyPoint(
                                effusion,
                                new FrameRef("1.2.3.5", 1),
                                new ImagePoint(0.5, 0.5),
                                Optional.empty(),
                                Optional.empty())));
        return new InferenceStatus(
                runUid,
                plain.model(),
                plain.studyInstanceUid(),
                plain.seriesInstanceUid(),
                state,
                1,
                plain.reason(),
                "CPU",
                plain.elapsed(),
                true,
                List.of(),
                whole,
                plain.details());
    }

    @Test
    void aRepeatedRunBringsNoFindingTwiceAndKeepsTheFirstClaim() {
        record(RUN, RunState.FINDINGS, FINDINGS);
        List<Finding> again = new ArrayList<>(SampleReview.findings(4, "1.2.10"));
        record("1.2.10", RunState.FINDINGS, again);
        assertThat(stored().findings()).hasSize(4).containsAll(FINDINGS);
        assertThat(stored().runs()).hasSize(2);
    }

    @Test
    void whatASilentRunFoundIsStoredAndComesOutNowhere() throws IOException {
        record(RUN, RunState.SILENT, FINDINGS);
        assertThat(stored().findings()).isEmpty();
        assertThat(stored().runs())
                .singleElement()
                .satisfies(run -> assertThat(run.findings()).isEmpty());
        assertThat(trail(AuditEvent.Type.INFERENCE))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.toString()).doesNotContain("1.2.3.100").doesNotContain("findings="));
        assertThatThrownBy(
                        () -> store.findings().takeUp(RUN, SampleReview.READER).join())
                .hasCauseInstanceOf(StoreException.class);
        assertThatThrownBy(() -> record(RUN, RunState.FINDINGS, FINDINGS)).hasMessageContaining("stays silent");
    }

    @Test
    void theTrailSaysHowEveryRunEndedAndWhatItWasGivenUpFor() throws IOException {
        record("1.2.20", RunState.FAILED, FailureCode.OUT_OF_MEMORY, false, List.of());
        record("1.2.21", RunState.NOT_ELIGIBLE, null, false, List.of());
        record("1.2.22", RunState.LATE, null, false, List.of());
        record("1.2.23", RunState.NO_FINDINGS, null, true, List.of());
        record("1.2.24", RunState.NO_FINDINGS, null, false, List.of("a run failed on CUDA: planted"));

        List<AuditEvent> trail = trail(AuditEvent.Type.INFERENCE);
        assertThat(trail)
                .extracting(event -> event.details().get("state"))
                .containsExactly("FAILED", "NOT_ELIGIBLE", "LATE", "NO_FINDINGS", "NO_FINDINGS");
        assertThat(trail.get(0).details()).containsEntry("failure", "OUT_OF_MEMORY");
        assertThat(trail.get(2).details())
                .containsEntry("reason", "no result within 10 s; the study is read without it");
        assertThat(trail.get(3).details()).containsEntry("result", "of an earlier run on the same images");
        assertThat(trail.get(4).details()).containsEntry("fallback", "a run failed on CUDA: planted");
        assertThat(stored().runs().get(0).details().failure()).contains(FailureCode.OUT_OF_MEMORY);
        assertThat(stored().runs().get(4).details().fallbacks()).containsExactly("a run failed on CUDA: planted");
    }

    @Test
    void theSeriesOfAllChannelsAreInTheRunAndInTheTrail() throws IOException {
        InferenceStatus plain = SampleReview.run("2.25.9", RunState.NO_FINDINGS, List.of());
        RunDetails details = new RunDetails(
                ReleaseTerms.AT_ONCE,
                Optional.empty(),
                "aa",
                List.of(new ChannelSeries("T2", "1.2.5", "MR 5", 3), new ChannelSeries("FLAIR", "1.2.7", "MR 7", 1)),
                false,
                List.of(),
                false,
                Optional.empty());
        store.findings()
                .recordRun(new InferenceStatus(
                        "2.25.9",
                        plain.model(),
                        plain.studyInstanceUid(),
                        plain.seriesInstanceUid(),
                        RunState.NO_FINDINGS,
                        1,
                        plain.reason(),
                        "CPU",
                        plain.elapsed(),
                        true,
                        List.of(),
                        SeriesResult.NONE,
                        details))
                .join();

        assertThat(stored().runs().getFirst().details()).isEqualTo(details);
        assertThat(trail(AuditEvent.Type.INFERENCE).getFirst().details())
                .containsEntry("series", plain.seriesInstanceUid())
                .containsEntry("seriesBeside", "1.2.5 1.2.7")
                .containsEntry("inputs", "aa");
    }

    private void record(String uid, RunState state, FailureCode failure, boolean cached, List<String> fallbacks) {
        InferenceStatus plain = SampleReview.run(uid, state, List.of());
        store.findings()
                .recordRun(new InferenceStatus(
                        uid,
                        plain.model(),
                        plain.studyInstanceUid(),
                        plain.seriesInstanceUid(),
                        state,
                        1,
                        plain.reason(),
                        "CPU",
                        plain.elapsed(),
                        true,
                        List.of(),
                        SeriesResult.NONE,
                        new RunDetails(
                                ReleaseTerms.AT_ONCE,
                                Optional.ofNullable(failure),
                                "aa",
                                List.of(),
                                cached,
                                fallbacks,
                                false,
                                Optional.empty())))
                .join();
    }

    @Test
    void lateFindingsComeBeforeTheReaderOnlyWhenTakenUp() throws IOException {
        record(RUN, RunState.LATE, FINDINGS);
        assertThat(stored().findings()).isEmpty();
        assertThat(stored().runs().getFirst().findings()).isEqualTo(FINDINGS);
        store.findings().takeUp(RUN, SampleReview.READER).join();
        store.findings().takeUp(RUN, SampleReview.READER).join();
        assertThat(stored().findings()).isEqualTo(FINDINGS);
        assertThat(trail(AuditEvent.Type.EXPOSURE)).hasSize(1);
    }

    @Test
    void aRunThatHasEndedDoesNotBeginAgain() throws IOException {
        record(RUN, RunState.FINDINGS, FINDINGS);
        store.findings()
                .recordRun(new InferenceStatus(
                        RUN,
                        SampleReview.MODEL,
                        SampleReview.STUDY,
                        SampleReview.SERIES,
                        RunState.RUNNING,
                        0.5,
                        Optional.empty(),
                        "",
                        Duration.ZERO,
                        false,
                        List.of()))
                .join();
        assertThat(stored().runs().getFirst().state()).isEqualTo(RunState.FINDINGS);
        assertThat(trail(AuditEvent.Type.INFERENCE)).hasSize(1);
    }

    @Test
    void aReviewIsTakenUpFromDiskExactlyAsItWasLeft() {
        record(RUN, RunState.FINDINGS, FINDINGS);
        FindingReview review = review();
        review.present(FINDINGS);
        FindingClaim smaller = SampleReview.claim(4).withReaderDiameter(3.5);
        review.accept(FINDINGS.get(0).trackingUid());
        review.modify(FINDINGS.get(1).trackingUid(), smaller);
        review.reject(FINDINGS.get(2).trackingUid(), RejectionReason.ARTEFACT);
        TrackingUid own = review.addMissed(SampleReview.SERIES, SampleReview.FRAME_OF_REFERENCE, smaller)
                .orElseThrow();
        review.modify(own, SampleReview.claim(2));
        review.undo();
        review.flush().join();
        close();
        open();
        StoredReview stored = stored();
        FindingReview again = review();
        again.restore(stored.findings(), stored.entries(), stored.signed());
        assertThat(again.state()).isEqualTo(review.state());
        again.redo();
        assertThat(again.state().finding(own).orElseThrow().claim()).isEqualTo(SampleReview.claim(2));
    }

    @Test
    void everyDecisionIsInTheTrailWithItsReader() throws IOException {
        record(RUN, RunState.FINDINGS, FINDINGS);
        FindingReview review = review();
        review.present(FINDINGS);
        review.reject(FINDINGS.getFirst().trackingUid(), RejectionReason.VESSEL);
        review.undo();
        review.flush().join();
        assertThat(trail(AuditEvent.Type.DECISION))
                .extracting(event -> event.details().get("decision"))
                .containsExactly("REJECTED", "NOT_ASSESSED");
        assertThat(trail(AuditEvent.Type.DECISION).getFirst())
                .satisfies(event -> assertThat(event.subject()).isEqualTo("1.2.3.100.1"))
                .satisfies(event -> assertThat(event.actor()).isEqualTo("aweiss"))
                .satisfies(event -> assertThat(event.details()).containsEntry("reason", "VESSEL"));
    }

    @Test
    void aLateFindingThatWasDecidedOnIsThereAgain() {
        record(RUN, RunState.LATE, FINDINGS);
        FindingReview review = review();
        review.present(FINDINGS);
        review.accept(FINDINGS.get(1).trackingUid());
        review.flush().join();
        assertThat(stored().findings()).containsExactly(FINDINGS.get(1));
    }

    private FindingReview review() {
        return new FindingReview(SampleReview.STUDY, SampleReview.READER, store.reviewJournal(), SampleReview.CLOCK);
    }
}
