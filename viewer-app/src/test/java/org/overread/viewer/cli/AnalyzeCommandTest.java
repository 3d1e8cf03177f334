package org.overread.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.viewer.endtoend.PhantomStudy;

/** What {@code analyze} leaves behind, with the real model on the phantom. */
class AnalyzeCommandTest {
    private static final String MODEL = "lung-nodule-reference";

    @TempDir
    Path folder;

    @Test
    void findingsStandInAnUnverifiedSrAndSegAndNothingIsQueuedForDelivery() throws Exception {
        JsonNode run =
                analyze(PhantomStudy.folder(), "--deadline", "300").path("runs").get(0);

        assertThat(run.path("state").asText()).isEqualTo("findings");
        assertThat(names(run)).containsExactly("sr.dcm", "seg.dcm");
        DataSet sr = read("sr.dcm");
        assertThat(sr.string(Tag.StudyInstanceUID)).contains(PhantomStudy.studyInstanceUid());
        assertThat(sr.string(Tag.CompletionFlag)).contains("PARTIAL");
        assertThat(sr.string(Tag.VerificationFlag)).contains("UNVERIFIED");
        assertThat(sr.string(Tag.PreliminaryFlag)).contains("PRELIMINARY");
        assertThat(sr.contains(Tag.VerifyingObserverSequence)).isFalse();
        assertThat(values(sr, "112040"))
                .isNotEmpty()
                .containsExactlyElementsOf(run.path("findings").findValuesAsText("trackingUid"));
        assertThat(values(sr, "111002")).anyMatch(text -> text.startsWith("operating point: score 0."));
        assertThat(read("seg.dcm").items(Tag.SegmentSequence))
                .allSatisfy(segment ->
                        assertThat(segment.string(Tag.SegmentAlgorithmType)).contains("AUTOMATIC"));

        JsonNode outbox = CommandRun.of("deliver", "status", "--json", "--data", data())
                .assertDone()
                .json();
        assertThat(outbox.path("deliveries")).isEmpty();
    }

    @Test
    void aLateRunIsWaitedForAndItsSrSaysThatItWasLate() throws Exception {
        JsonNode run = analyze(PhantomStudy.folder(), "--deadline", "0.01")
                .path("runs")
                .get(0);

        assertThat(run.path("state").asText()).isEqualTo("late");
        assertThat(run.path("findings")).isNotEmpty();
        assertThat(names(run)).contains("sr.dcm");
        assertThat(values(read("sr.dcm"), "121106")).anyMatch(text -> text.contains("after the deadline"));
    }

    @Test
    void anotherStudysSrDoesNotStayBesideARunWithoutAResult() throws Exception {
        Files.createDirectories(out());
        Files.writeString(out().resolve("sr.dcm"), "of an earlier analysis");
        Files.writeString(out().resolve("seg.dcm"), "of an earlier analysis");
        Files.writeString(out().resolve("seg-2.dcm"), "of an earlier analysis");
        Files.writeString(out().resolve("notes.dcm"), "somebody's own");

        JsonNode run = analyze(PhantomStudy.image()).path("runs").get(0);

        assertThat(run.path("state").asText()).isEqualTo("notEligible");
        assertThat(names(run)).isEmpty();
        try (Stream<Path> left = Files.list(out())) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("findings.json", "notes.dcm");
        }
    }

    @Test
    void ofSeveralRunsEachHasFilesOfItsOwn() throws Exception {
        Path shipped =
                Path.of(System.getProperty("overread.home"), "models", MODEL).toAbsolutePath();
        Files.createDirectories(data());
        Files.writeString(
                data().resolve("settings.json"),
                JsonMapper.builder().build().writeValueAsString(Map.of("models", List.of(shipped.toString()))));

        JsonNode runs = analyze(PhantomStudy.folder(), "--deadline", "300").path("runs");

        assertThat(runs.get(0).path("state").asText()).isEqualTo("findings");
        assertThat(runs.get(1).path("state").asText()).isEqualTo("findings");
        assertThat(runs.get(2).path("state").asText()).isEqualTo("notEligible");
        assertThat(names(runs.get(0))).containsExactly("sr-" + MODEL + ".dcm", "seg-" + MODEL + ".dcm");
        assertThat(names(runs.get(1))).containsExactly("sr-" + MODEL + "-2.dcm", "seg-" + MODEL + "-2.dcm");
        assertThat(read("sr-" + MODEL + ".dcm").string(Tag.SOPInstanceUID))
                .isNotEqualTo(read("sr-" + MODEL + "-2.dcm").string(Tag.SOPInstanceUID));
    }

    private JsonNode analyze(Path study, String... options) {
        Object[] command = Stream.of(
                        Stream.of("analyze", study, "--out", out(), "--data", data(), "--json"), Stream.of(options))
                .flatMap(words -> words)
                .toArray();
        return CommandRun.of(command).assertDone().json();
    }

    private static List<String> names(JsonNode run) {
        return Stream.iterate(0, i -> i + 1)
                .limit(run.path("documents").size())
                .map(i -> run.path("documents").get(i).asText())
                .toList();
    }

    private DataSet read(String name) throws IOException, org.overread.core.dicom.DicomException {
        return DicomReader.read(out().resolve(name)).dataSet();
    }

    /** Texts and UIDs of this name, anywhere in the tree, in its order. */
    private static List<String> values(DataSet item, String concept) {
        Stream<String> own = item
                .item(Tag.ConceptNameCodeSequence)
                .flatMap(name -> name.string(Tag.CodeValue))
                .filter(concept::equals)
                .flatMap(found -> item.string(Tag.TextValue).or(() -> item.string(Tag.UID)))
                .stream();
        Stream<String> below =
                item.items(Tag.ContentSequence).stream().flatMap(child -> values(child, concept).stream());
        return Stream.concat(own, below).toList();
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path data() {
        return folder.resolve("data");
    }
}
