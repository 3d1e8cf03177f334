package org.overread.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.generic.MrSeries;
import org.overread.ai.generic.TwoSeriesPackage;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.InferenceRun;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunPriority;
import org.overread.core.inference.RunState;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.store.StationStore;
import org.overread.core.study.Study;
import org.overread.example.ExampleReport;
import org.overread.viewer.station.ModelRunner;
import org.overread.viewer.station.ModelShelf;
import org.overread.viewer.station.SettingsFile;
import org.overread.viewer.station.StationOptions;

/** A model of two series from its package and the images' files to findings, documents and the audit trail. */
class SeveralSeriesCommandTest {
    private static final String HERE = MrSeries.FRAME_OF_REFERENCE;
    private static final VolumeGeometry AXIAL = MrSeries.axial(HERE, 10);

    @TempDir
    private Path folder;

    private final MrSeries t1 = new MrSeries(1, "T1", AXIAL, at -> block(at) ? 1000 : 300);

    private Path model;

    @BeforeEach
    void write() throws Exception {
        model = TwoSeriesPackage.write(folder.resolve("model"));
        t1.writeTo(images());
    }

    @Test
    void thePackageIsSoundWithItsSelfTest() {
        assertThat(CommandRun.of("models", "check", model, "--json", "--data", data())
                        .assertDone()
                        .json()
                        .path("sound")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whatIsFoundIsOnTheFirstSeriesAndAllSeriesAreNamedInDocumentsAndTrail() throws Exception {
        MrSeries t2 = t2(HERE).writeTo(images());

        JsonNode run = analyze();

        assertThat(run.path("state").asText()).isEqualTo("findings");
        assertThat(run.path("seriesInstanceUid").asText()).isEqualTo(t1.seriesInstanceUid());
        assertThat(run.path("beside").get(0).path("channel").asText()).isEqualTo("T2");
        assertThat(run.path("beside").get(0).path("seriesInstanceUid").asText()).isEqualTo(t2.seriesInstanceUid());
        assertThat(run.path("beside").get(0).path("fitting").asInt()).isEqualTo(1);
        JsonNode finding = run.path("findings").get(0);
        assertThat(finding.path("sopInstanceUid").asText()).startsWith(t1.seriesInstanceUid() + ".");
        DataSet sr = DicomReader.read(out().resolve("sr.dcm")).dataSet();
        DataSet evidence =
                sr.items(Tag.CurrentRequestedProcedureEvidenceSequence).getFirst();
        assertThat(evidence.items(Tag.ReferencedSeriesSequence))
                .extracting(series -> series.string(Tag.SeriesInstanceUID).orElseThrow())
                .contains(t1.seriesInstanceUid(), t2.seriesInstanceUid());
        assertThat(uids(sr)).contains(t1.seriesInstanceUid(), t2.seriesInstanceUid());
        assertThat(CommandRun.of("audit", "export", "--data", data())
                        .assertDone()
                        .out())
                .contains("seriesBeside")
                .contains(t2.seriesInstanceUid());
    }

    @Test
    void whereAChannelHasNoSeriesInTheSameFrameOfReferenceNothingIsRunAndTheChannelIsNamed() throws Exception {
        t2(HERE + ".1").writeTo(images());

        JsonNode run = analyze();

        assertThat(run.path("state").asText()).isEqualTo("notEligible");
        assertThat(run.path("reason").asText())
                .isEqualTo("channel T2: no series fits; MR 2: its frame of reference is not that of MR 1");
        assertThat(run.path("findings")).isEmpty();
        assertThat(run.path("documents")).isEmpty();
    }

    @Test
    void theQueueRunsItOnTheSeriesThatTheStudyHas() throws Exception {
        t2(HERE).writeTo(images());
        Study study = new StudyIngest()
                .ingest(List.of(images()), (read, total) -> {})
                .studies()
                .getFirst();
        StationOptions options = StationOptions.of(data(), SettingsFile.read(data()), ExampleReport.READER)
                .withDeadline(Duration.ofMinutes(2));
        try (StationStore store = StationStore.open(data());
                ModelShelf shelf = ModelShelf.open(List.of(model), options.inference());
                ModelRunner runner = new ModelRunner(shelf, options, store, Clock.systemUTC())) {
            List<InferenceRun> runs = runner.start(
                    new ModelRunner.Wish(study, Clock.systemUTC().instant(), RunPriority.ON_SCREEN),
                    1,
                    (detector, input) -> true,
                    status -> {});

            InferenceStatus ended = runs.getFirst().ended().get(2, TimeUnit.MINUTES);
            assertThat(runs).hasSize(1);
            assertThat(ended.state()).as("%s", ended.said()).isEqualTo(RunState.FINDINGS);
            assertThat(ended.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(
                                    finding.claim().mask().orElseThrow().frames())
                            .extracting(MaskFrame::frame)
                            .allSatisfy(frame ->
                                    assertThat(frame.sopInstanceUid()).startsWith(t1.seriesInstanceUid() + ".")));
            PatientPoint centre = ended.findings().getFirst().claim().centre().orElseThrow();
            assertThat(centre.x())
                    .as("the half of the block that is bright in T2")
                    .isBetween(-4.0, 2.0);
        }
    }

    private JsonNode analyze() {
        return CommandRun.of(
                        "analyze",
                        images(),
                        "--model",
                        model,
                        "--out",
                        out(),
                        "--data",
                        data(),
                        "--json",
                        "--deadline",
                        "120")
                .assertDone()
                .json()
                .path("runs")
                .get(0);
    }

    private static MrSeries t2(String frameOfReference) {
        return new MrSeries(2, "T2", MrSeries.oblique(frameOfReference), at -> at.x() < 2 ? 2000 : 200);
    }

    private static boolean block(PatientPoint at) {
        return at.x() > -4 && at.x() < 5 && at.y() > -6 && at.y() < 4 && at.z() > -6 && at.z() < 7;
    }

    /** All UIDs that items of the content tree hold. */
    private static List<String> uids(DataSet item) {
        return Stream.concat(
                        item.string(Tag.UID).stream(),
                        item.items(Tag.ContentSequence).stream().flatMap(child -> uids(child).stream()))
                .toList();
    }

    private Path images() {
        return folder.resolve("images");
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path data() {
        return folder.resolve("data");
    }
}
