package org.overread.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.phantom.PhantomNodule;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.image.PatientPoint;
import org.overread.viewer.endtoend.PhantomStudy;

/** The commands that run models: what they find in a study whose truth is known, and packages that are not as they were made. */
class ModelCommandsTest {
    private static final Path SHIPPED = Path.of(System.getProperty("overread.home"), "models", "lung-nodule-reference");

    private static final int SHIPPED_MODELS = 3;

    @TempDir
    private Path folder;

    @Test
    void analyzeFindsTheNodulesOfThePhantomWhereTheyAre() throws Exception {
        Path out = folder.resolve("out");

        CommandRun analyzed = CommandRun.of(
                        "analyze", PhantomStudy.folder(), "--out", out, "--json", "--deadline", "600", "--data", data())
                .assertDone();

        JsonNode document = analyzed.json();
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(out.resolve("findings.json").toFile()))
                .isEqualTo(document);
        assertThat(document.path("studyInstanceUid").asText()).isEqualTo(PhantomStudy.studyInstanceUid());
        JsonNode run = document.path("runs").get(0);
        assertThat(run.path("model").asText()).isEqualTo("lung-nodule-reference");
        assertThat(run.path("clinicalUse").asBoolean(true)).isFalse();
        assertThat(run.path("state").asText()).isEqualTo("findings");
        assertThat(run.path("reason").isNull()).isTrue();
        assertThat(run.path("seconds").asDouble()).isPositive();
        assertThat(run.path("findings")
                        .valueStream()
                        .map(finding -> finding.path("score").asDouble()))
                .hasSizeGreaterThan(3)
                .isSortedAccordingTo(Comparator.reverseOrder());
        PhantomNodule largest = PhantomStudy.nodules().getFirst();
        assertThat(largest.diameterMm()).isEqualTo(20);
        assertMarks(run.path("findings").get(0), largest);
        for (PhantomNodule nodule : PhantomStudy.nodules()) {
            if (nodule.diameterMm() >= 15) {
                assertMarks(nearest(run.path("findings"), nodule), nodule);
            }
        }
        JsonNode trail = CommandRun.of("audit", "verify", "--json", "--data", data())
                .assertDone()
                .json();
        assertThat(trail.path("intact").asBoolean()).isTrue();
    }

    @Test
    void theShippedPackageIsListedAndSound() {
        JsonNode models = CommandRun.of("models", "list", "--json", "--data", data())
                .assertDone()
                .json();
        assertThat(models.path("models")
                        .valueStream()
                        .filter(model -> model.path("id").asText().equals("lung-nodule-reference")))
                .singleElement()
                .satisfies(model -> {
                    assertThat(model.path("id").asText()).isEqualTo("lung-nodule-reference");
                    assertThat(model.path("modelSha256").asText()).hasSize(64);
                    assertThat(model.path("clinicalUse").asBoolean(true)).isFalse();
                });
        CommandRun.of("models", "check", SHIPPED, "--data", data()).assertDone();
    }

    @Test
    void aPackageWhoseModelIsNotTheOneOfItsManifestIsRefused() throws Exception {
        Path tampered = copyOfShipped();
        byte[] model = Files.readAllBytes(tampered.resolve("model.onnx"));
        model[model.length / 2] ^= 1;
        Files.write(tampered.resolve("model.onnx"), model);

        CommandRun.of("models", "check", tampered, "--data", data())
                .assertRefused(ExitCode.INPUT_REFUSED, tampered.getFileName().toString(), "SHA-256");
        CommandRun.of(
                        "analyze",
                        PhantomStudy.folder(),
                        "--model",
                        tampered,
                        "--out",
                        folder.resolve("out"),
                        "--json",
                        "--data",
                        data())
                .assertRefused(ExitCode.INPUT_REFUSED, tampered.getFileName().toString(), "SHA-256");
        assertThat(folder.resolve("out").resolve("findings.json")).doesNotExist();
    }

    @Test
    void whatIsNoPackageIsRefused() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        CommandRun.of("models", "check", empty, "--data", data()).assertRefused(ExitCode.INPUT_REFUSED, "manifest");
        CommandRun.of("models", "check", folder.resolve("none"), "--data", data())
                .assertRefused(ExitCode.INPUT_REFUSED, "no such folder or file");
        CommandRun.of(
                        "analyze",
                        PhantomStudy.folder(),
                        "--model",
                        "unheard-of",
                        "--out",
                        folder.resolve("out"),
                        "--data",
                        data())
                .assertRefused(ExitCode.INPUT_REFUSED, "unheard-of");
    }

    @Test
    void aPackedPackageIsInstalledListedAndRemovedAndAnAlteredOneIsNot() throws Exception {
        Path zip = folder.resolve("p.zip");
        CommandRun.of("models", "pack", SHIPPED, "--out", zip, "--data", data()).assertDone();
        assertThat(CommandRun.of("models", "check", zip, "--json", "--data", data())
                        .assertDone()
                        .json()
                        .path("sound")
                        .asBoolean())
                .isTrue();
        CommandRun.of("models", "install", zip, "--data", data()).assertDone();
        assertThat(listed()).isEqualTo(SHIPPED_MODELS + 1);
        CommandRun.of("models", "remove", "lung-nodule-reference", "--data", data())
                .assertDone();
        assertThat(listed()).isEqualTo(SHIPPED_MODELS);

        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length / 2] ^= 1;
        Files.write(zip, bytes);
        CommandRun install = CommandRun.of("models", "install", zip, "--data", data());
        install.assertRefused(ExitCode.INPUT_REFUSED, "p.zip");
        assertThat(listed()).isEqualTo(SHIPPED_MODELS);
    }

    @Test
    void aPackageThatFailsItsSelfTestIsNeitherSoundNorInstalled() throws Exception {
        Path failing = copyOfShipped();
        Path expected = failing.resolve("self-test-peaks.npy");
        String was = ModelPackage.sha256(Files.readAllBytes(expected));
        byte[] values = Files.readAllBytes(expected);
        values[values.length - 1] = 0x40; // the last value: 2
        Files.write(expected, values);
        Path manifest = failing.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace(was, ModelPackage.sha256(values)));
        Path zip = folder.resolve("failing.zip");
        CommandRun.of("models", "pack", failing, "--out", zip, "--data", data()).assertDone();

        CommandRun.of("models", "check", failing, "--data", data())
                .assertRefused(
                        ExitCode.INPUT_REFUSED,
                        "self-test fails: tensor peaks: holds 0.0 at value 13823, expected was 2.0");
        CommandRun.of("models", "install", zip, "--data", data())
                .assertRefused(ExitCode.INPUT_REFUSED, "self-test fails");
        assertThat(listed()).isEqualTo(SHIPPED_MODELS);
    }

    @Test
    void aSiteThatRefusesUnsignedPackagesDoesNotOpenThem() throws Exception {
        Path own = copyOfShipped();
        Files.createDirectories(data());
        Files.writeString(
                data().resolve("settings.json"), "{\"inference\": {\"packages\": {\"unsigned\": \"refuse\"}}}");

        CommandRun.of("models", "check", own, "--data", data()).assertRefused(ExitCode.INPUT_REFUSED, "not signed");
        assertThat(listed())
                .as("what is shipped with the station needs no signature")
                .isEqualTo(SHIPPED_MODELS);
    }

    @Test
    void aSiteSetsTheOperatingPointsThatTheMakerAllowsAndNoOthers() throws Exception {
        setOperatingPoint("27925004", 0.45);
        JsonNode nodule = reference().path("operatingPoints").get(0);
        assertThat(nodule.path("score").asDouble()).isEqualTo(0.45);
        assertThat(nodule.path("allowed").get(1).asDouble()).isEqualTo(0.6);
        assertThat(nodule.path("chosen").asText()).isEqualTo("Set by the site.");

        setOperatingPoint("27925004", 0.7);
        assertThat(listed()).isEqualTo(SHIPPED_MODELS - 1);
        assertThat(refusals()).singleElement().asString().contains("it is 0.7, the maker allows 0.4 to 0.6");
        setOperatingPoint("1234", 0.5);
        assertThat(refusals()).singleElement().asString().contains("no label of code 1234");
    }

    private void setOperatingPoint(String code, double score) throws Exception {
        Files.createDirectories(data());
        Files.writeString(
                data().resolve("settings.json"),
                "{\"inference\": {\"operatingPoints\": {\"lung-nodule-reference\": {\"" + code + "\": " + score
                        + "}}}}");
    }

    private JsonNode reference() {
        return listing()
                .path("models")
                .valueStream()
                .filter(model -> model.path("id").asText().equals("lung-nodule-reference"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> refusals() {
        return listing().path("refused").valueStream().map(JsonNode::asText).toList();
    }

    private JsonNode listing() {
        return CommandRun.of("models", "list", "--json", "--data", data())
                .assertDone()
                .json();
    }

    private int listed() throws Exception {
        return CommandRun.of("models", "list", "--json", "--data", data())
                .assertDone()
                .json()
                .path("models")
                .size();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path copyOfShipped() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("tampered"));
        try (var files = Files.list(SHIPPED)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static JsonNode nearest(JsonNode findings, PhantomNodule nodule) {
        List<JsonNode> all = new ArrayList<>();
        findings.forEach(all::add);
        return all.stream()
                .min(Comparator.comparingDouble(finding -> distanceMm(finding, nodule.centre())))
                .orElseThrow();
    }

    /** By millimetres and, on the frame that is named, by pixels; places taken from the file, not from what wrote the finding. */
    private static void assertMarks(JsonNode finding, PhantomNodule nodule) throws Exception {
        double radius = nodule.diameterMm() / 2;
        assertThat(distanceMm(finding, nodule.centre())).as("%s", nodule).isLessThan(Math.max(2, radius / 2));
        assertThat(finding.path("diameterMm").asDouble())
                .as("diameter of %s", nodule)
                .isBetween(0.8 * nodule.diameterMm(), 1.2 * nodule.diameterMm());
        assertThat(finding.path("laterality").asText().toUpperCase(java.util.Locale.ROOT))
                .isEqualTo(nodule.laterality().name());
        DataSet slice = frame(finding.path("sopInstanceUid").asText());
        double[] origin = slice.numbers(Tag.ImagePositionPatient);
        double[] spacing = slice.numbers(Tag.PixelSpacing);
        assertThat(Math.abs(origin[2] - nodule.centre().z())).as("slice").isLessThan(radius);
        // from the first pixel's centre, in millimetres, to its outer corner, in pixels
        double column = (nodule.centre().x() - origin[0]) / spacing[1] + 0.5;
        double row = (nodule.centre().y() - origin[1]) / spacing[0] + 0.5;
        JsonNode box = finding.path("box");
        assertThat(column).isBetween(box.get(0).asDouble(), box.get(2).asDouble());
        assertThat(row).isBetween(box.get(1).asDouble(), box.get(3).asDouble());
        assertThat(finding.path("frame").asInt()).isEqualTo(1);
    }

    private static DataSet frame(String sopInstanceUid) throws Exception {
        try (var files = Files.list(PhantomStudy.folder())) {
            for (Path file : files.toList()) {
                DataSet dataSet = DicomReader.read(file).dataSet();
                if (dataSet.string(Tag.SOPInstanceUID).orElseThrow().equals(sopInstanceUid)) {
                    return dataSet;
                }
            }
        }
        throw new AssertionError("the phantom has no instance " + sopInstanceUid);
    }

    private static double distanceMm(JsonNode finding, PatientPoint to) {
        JsonNode at = finding.path("centerPatientMm");
        double dx = at.get(0).asDouble() - to.x();
        double dy = at.get(1).asDouble() - to.y();
        double dz = at.get(2).asDouble() - to.z();
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}
