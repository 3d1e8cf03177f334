package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.overread.core.audit.AuditArchive;
import org.overread.core.audit.AuditEvent;
import org.overread.core.audit.AuditRecord;
import org.overread.core.audit.ChainedRecord;
import org.overread.core.audit.SignedHead;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Finding;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.Volume;
import org.overread.core.inference.ClassScore;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.ReadingMode;
import org.overread.core.inference.ReleaseTerms;
import org.overread.core.inference.RolloutPhase;
import org.overread.core.inference.RunDetails;
import org.overread.core.inference.RunInput;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesResult;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.study.Series;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleRun;
import org.overread.viewer.endtoend.ExampleReading;

class StudySessionTest {
    private static final ReaderIdentity SECOND_READER = new ReaderIdentity("BRAUN^JAN", "Clinic", "jbraun", "L");

    @TempDir
    private Path folder;

    @Test
    void whatAnEarlierReaderWasShownIsExposureOfTheNextReaderToo() throws Exception {
        List<Finding> found = ExampleRun.findings();
        InferenceStatus run = ExampleRun.status(RunState.FINDINGS, true, found);
        try (Station station = station(ExampleReport.READER)) {
            ExampleReading.open(station).runs().note(run, StudySessionTest::unexpected);
        }

        try (Station station = station(SECOND_READER)) {
            ExampleReading.open(station);
        }

        try (Station station = station(ExampleReport.READER)) {
            List<String> exposed = exposures(station, SECOND_READER);
            assertThat(exposed)
                    .containsExactlyElementsOf(found.stream()
                            .map(Finding::trackingUid)
                            .map(TrackingUid::value)
                            .toList());
        }
    }

    @Test
    void aRunThatAnEarlierProcessLeftUnfinishedIsNotShownAsRunning() throws Exception {
        try (Station station = station(ExampleReport.READER)) {
            ExampleReading.open(station)
                    .runs()
                    .note(ExampleRun.status(RunState.RUNNING, false, List.of()), StudySessionTest::unexpected);
        }

        try (Station station = station(ExampleReport.READER)) {
            assertThat(ExampleReading.open(station).runs().all()).isEmpty();
        }
    }

    @Test
    void secondReadResultsWaitAcrossARestartUntilTheReaderHasCommittedHisOwnReading() throws Exception {
        InferenceStatus run = run(ReadingMode.SECOND_READ, "");
        try (Station station = station(ExampleReport.READER)) {
            ExampleReading.open(station).runs().note(run, StudySessionTest::unexpected);
        }
        try (Station station = station(ExampleReport.READER)) {
            StudySession session = ExampleReading.open(station);
            assertThat(session.review().state().findings()).isEmpty();
            assertThat(session.runs().forReader()).singleElement().satisfies(held -> {
                assertThat(held.state()).isEqualTo(RunState.HELD);
                assertThat(held.findings()).isEmpty();
            });
            session.readingCommitted().join();
            assertThat(session.runs().forReader()).containsExactly(run);
        }
        try (Station station = station(ExampleReport.READER)) {
            StudySession session = ExampleReading.open(station);
            assertThat(session.review().state().findings()).hasSameSizeAs(run.findings());
            assertThat(session.runs().forReader()).containsExactly(run);
        }
    }

    @Test
    void aResultOnFewerImagesThanTheSeriesHasNowIsSupersededAndItsUndecidedFindingsAreGone() throws Exception {
        try (Station station = station(ExampleReport.READER)) {
            ExampleReading.open(station)
                    .runs()
                    .note(run(ReadingMode.CONCURRENT, "of fewer images"), StudySessionTest::unexpected);
        }
        for (int opening = 0; opening < 2; opening++) {
            try (Station station = station(ExampleReport.READER)) {
                StudySession session = ExampleReading.open(station);
                assertThat(session.review().state().findings()).isEmpty();
                assertThat(session.runs().all()).noneMatch(run -> run.state() == RunState.FINDINGS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ReadingMode.class,
            names = {"CONCURRENT", "SECOND_READ", "ON_REQUEST"})
    void whatAModelSaysOfTheWholeStudyStandsAfterARestartAsItStoodBefore(ReadingMode mode) throws Exception {
        InferenceStatus run = saying(mode, RolloutPhase.ASSISTIVE);
        boolean atOnce = mode == ReadingMode.CONCURRENT;
        try (Station station = station(ExampleReport.READER)) {
            ExampleReading.open(station).runs().note(run, StudySessionTest::unexpected);
        }
        try (Station station = station(ExampleReport.READER)) {
            StudySession session = ExampleReading.open(station);
            assertThat(session.runs().forReader().getFirst().whole())
                    .isEqualTo(atOnce ? run.whole() : SeriesResult.NONE);
            session.readingCommitted().join();
            if (mode == ReadingMode.ON_REQUEST) {
                session.runs().ask(run.runUid()).join();
            }
        }
        try (Station station = station(ExampleReport.READER)) {
            assertThat(ExampleReading.open(station).runs().forReader()).containsExactly(run);
        }
    }

    @Test
    void whatASilentModelSaysOfTheWholeStudyIsNotThereAfterARestart() throws Exception {
        InferenceStatus run = saying(ReadingMode.CONCURRENT, RolloutPhase.SILENT);
        try (Station station = station(ExampleReport.READER)) {
            ExampleReading.open(station).runs().note(run, StudySessionTest::unexpected);
        }
        try (Station station = station(ExampleReport.READER)) {
            assertThat(ExampleReading.open(station).runs().all())
                    .singleElement()
                    .satisfies(silent -> {
                        assertThat(silent.state()).isEqualTo(RunState.SILENT);
                        assertThat(silent.whole()).isEqualTo(SeriesResult.NONE);
                    });
        }
    }

    /** Else the panel would say that the model found nothing, and the segmentation would be gone. */
    @Test
    void aRunWhoseMapsAreGoneAfterARestartIsMadeAgainAndTheNewOneStandsInItsPlace() throws Exception {
        InferenceStatus run = withMaps(ExampleRun.status(RunState.NO_FINDINGS, true, List.of()));
        FindingDetector detector = detector(run.model());
        try (Station station = station(ExampleReport.READER)) {
            ExampleReading.open(station).runs().note(run, StudySessionTest::unexpected);
        }
        try (Station station = station(ExampleReport.READER)) {
            StudySession session = ExampleReading.open(station);
            Series series = session.study().series().stream()
                    .filter(one -> one.seriesInstanceUid().equals(run.seriesInstanceUid()))
                    .findFirst()
                    .orElseThrow();
            assertThat(session.runs().all()).containsExactly(run);
            assertThat(session.runs().hasResult(detector, RunInput.of(series))).isFalse();

            InferenceStatus again = sameModelAgain(run);
            session.runs().note(again, StudySessionTest::unexpected);
            assertThat(session.runs().all()).containsExactly(again);
        }
    }

    private static InferenceStatus sameModelAgain(InferenceStatus run) {
        return new InferenceStatus(
                run.runUid() + ".1",
                run.model(),
                run.studyInstanceUid(),
                run.seriesInstanceUid(),
                RunState.RUNNING,
                0.5,
                Optional.empty(),
                run.provider(),
                run.elapsed(),
                false,
                List.of());
    }

    private static InferenceStatus withMaps(InferenceStatus plain) {
        RunDetails details = RunDetails.PLAIN;
        return of(
                plain,
                SeriesResult.NONE,
                new RunDetails(
                        details.terms(),
                        details.failure(),
                        "",
                        details.beside(),
                        details.cached(),
                        details.fallbacks(),
                        true,
                        details.notKept()));
    }

    private static FindingDetector detector(ModelIdentity model) {
        return new FindingDetector() {
            @Override
            public ModelIdentity model() {
                return model;
            }

            @Override
            public Optional<RunReason> notEligible(Series series) {
                return Optional.empty();
            }

            @Override
            public Detection detect(Volume volume, DetectionMonitor monitor) {
                throw new AssertionError("not run here");
            }

            @Override
            public void close() {}
        };
    }

    /** A critical class score and no finding. */
    private static InferenceStatus saying(ReadingMode mode, RolloutPhase phase) {
        InferenceStatus plain = ExampleRun.status(RunState.NO_FINDINGS, true, List.of());
        ClassScore score = new ClassScore(
                new CodedConcept("36118008", "SCT", "Pneumothorax"),
                new ModelScore(0.91),
                Optional.of(true),
                true,
                Optional.empty());
        return of(
                plain,
                new SeriesResult(List.of(), List.of(score), List.of(), List.of()),
                RunDetails.of(new ReleaseTerms(phase, mode), ""));
    }

    private static InferenceStatus run(ReadingMode mode, String inputs) {
        InferenceStatus plain = ExampleRun.status(RunState.FINDINGS, true, ExampleRun.findings());
        return of(plain, SeriesResult.NONE, RunDetails.of(new ReleaseTerms(RolloutPhase.ASSISTIVE, mode), inputs));
    }

    private static InferenceStatus of(InferenceStatus plain, SeriesResult whole, RunDetails details) {
        return new InferenceStatus(
                plain.runUid(),
                plain.model(),
                plain.studyInstanceUid(),
                plain.seriesInstanceUid(),
                plain.state(),
                1,
                plain.reason(),
                plain.provider(),
                plain.elapsed(),
                true,
                plain.findings(),
                whole,
                details);
    }

    private static List<String> exposures(Station station, ReaderIdentity reader) throws IOException {
        List<String> exposed = new ArrayList<>();
        station.store().audit().visit(new AuditArchive.Visitor() {
            @Override
            public void record(ChainedRecord record) {
                AuditRecord.parse(record.text())
                        .map(AuditRecord::event)
                        .filter(event -> event.type() == AuditEvent.Type.EXPOSURE)
                        .filter(event -> event.actor().equals(reader.id()))
                        .ifPresent(event -> exposed.add(event.subject()));
            }

            @Override
            public void head(SignedHead head) {}
        });
        return exposed;
    }

    private Station station(ReaderIdentity reader) throws SettingsException {
        return Station.open(
                new StationOptions(folder, reader, Duration.ofSeconds(10), List.of(), List.of(), ImageSources.DEFAULT));
    }

    private static void unexpected(Optional<Throwable> failure) {
        throw new AssertionError(failure.orElseThrow());
    }
}
