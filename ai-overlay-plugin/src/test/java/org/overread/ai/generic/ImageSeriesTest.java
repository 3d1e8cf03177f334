package org.overread.ai.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.evaluation.TrialManifests;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelOutput.Decoding;
import org.overread.ai.onnx.OnnxGraph;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.ResultMap;
import org.overread.core.inference.RunInput;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.Series;

/**
 * A model that marks what is bright, on the DICOM files of a series: a block near the left upper corner of the first image, and
 * nothing but grey in the second; also where bright is stored as low values.
 */
class ImageSeriesTest {
    private static final int COLUMNS = 32;
    private static final int ROWS = 16;
    private static final int LEFT = 4;
    private static final int TOP = 2;
    private static final int RIGHT = 10;
    private static final int BOTTOM = 6;
    private static final int LAST = COLUMNS * ROWS - 1;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"MONOCHROME2", "MONOCHROME1"})
    void whatIsBrightIsAMapAndARegionOnItsOwnPixels(String interpretation) throws Exception {
        Series series = series(interpretation);
        byte[] model = model();
        ModelManifest manifest = TrialManifests.manifest(model, input(), outputs());
        try (GenericDetector detector = new GenericDetector(
                manifest,
                new OnnxEngine(EngineOptions.ofSystem())
                        .openTensors(ModelSource.of(model), "x", GenericDetector.tensors(manifest)),
                1)) {
            Detection detection = detector.detect(
                    RunInput.of(series),
                    given -> {
                        throw new IllegalStateException("a model of images needs no volume");
                    },
                    DetectionMonitor.unwatched());

            List<DetectedRegion> parts = detection.regions().stream()
                    .filter(region -> region.mask().isPresent())
                    .toList();
            assertThat(parts).singleElement().satisfies(this::isTheBlock);
            ResultMap.LabelMap map =
                    (ResultMap.LabelMap) detection.whole().maps().getFirst();
            assertThat(((MapGrid.OnFrame) map.grid()).frame().sopInstanceUid()).isEqualTo("1.2.3.4.1");
            for (int i = 0; i < COLUMNS * ROWS; i++) {
                assertThat(map.index(i % COLUMNS, i / COLUMNS, 0)).isEqualTo(bright(i) ? 1 : 0);
            }
            assertThat(map.label(1).orElseThrow().finding()).isTrue();

            // two points of each image, of which the one at 0.4 stays below the operating point
            List<DetectedRegion> points = detection.regions().stream()
                    .filter(region -> region.mask().isEmpty())
                    .toList();
            assertThat(points).hasSize(2).allSatisfy(point -> {
                assertThat(point.score().orElseThrow().value()).isCloseTo(0.9, within(1e-6));
                assertThat(edges(point.box())).containsExactly(6, 4, 8, 6);
            });
        }
    }

    private void isTheBlock(DetectedRegion region) {
        assertThat(edges(region.box())).containsExactly(LEFT, TOP, RIGHT, BOTTOM);
        assertThat(region.box().frame().sopInstanceUid()).isEqualTo("1.2.3.4.1");
        MaskFrame mask = region.mask().orElseThrow().frames().getFirst();
        assertThat(List.of(mask.firstColumn(), mask.firstRow(), mask.columns(), mask.rows()))
                .containsExactly(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP);
        assertThat(mask.inside()).containsOnly(true);
        assertThat(region.score().orElseThrow().value()).isGreaterThan(0.99);
    }

    private static List<Integer> edges(Mark.Box box) {
        return List.of((int) box.column0(), (int) box.row0(), (int) box.column1(), (int) box.row1());
    }

    private static boolean bright(int pixel) {
        int column = pixel % COLUMNS;
        int row = pixel / COLUMNS;
        return column >= LEFT && column < RIGHT && row >= TOP && row < BOTTOM;
    }

    private Series series(String interpretation) throws Exception {
        List<Path> files = new ArrayList<>();
        for (int n = 1; n <= 2; n++) {
            ByteBuffer pixels =
                    ByteBuffer.allocate(COLUMNS * ROWS * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < COLUMNS * ROWS; i++) {
                // one dark and one bright pixel, so that both images have one range, within which they are mirrored
                int value = i == LAST ? 0 : i == LAST - 3 || n == 1 && bright(i) ? 1000 : 100;
                pixels.putShort((short) (interpretation.equals("MONOCHROME1") ? 1000 - value : value));
            }
            Path file = folder.resolve(n + ".dcm");
            DicomWriter.write(image(n, interpretation, pixels.array()), file);
            files.add(file);
        }
        return new StudyIngest()
                .ingest(files, (done, total) -> {})
                .studies()
                .getFirst()
                .series()
                .getFirst();
    }

    private static DataSet image(int number, String interpretation, byte[] pixels) {
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, SopClass.CT_IMAGE)
                .putString(Tag.SOPInstanceUID, Vr.UI, "1.2.3.4." + number)
                .putString(Tag.StudyInstanceUID, Vr.UI, "1.2.3")
                .putString(Tag.SeriesInstanceUID, Vr.UI, "1.2.3.4")
                .putString(Tag.PatientID, Vr.LO, "P")
                .putString(Tag.PatientName, Vr.PN, "Phantom")
                .putString(Tag.Modality, Vr.CS, "MR")
                .putString(Tag.InstanceNumber, Vr.IS, Integer.toString(number))
                .putInteger(Tag.Rows, Vr.US, ROWS)
                .putInteger(Tag.Columns, Vr.US, COLUMNS)
                .putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putString(Tag.PhotometricInterpretation, Vr.CS, interpretation)
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 12)
                .putInteger(Tag.HighBit, Vr.US, 11)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putBytes(Tag.PixelData, Vr.OW, pixels);
    }

    private static List<ModelOutput> outputs() {
        return List.of(
                new ModelOutput(
                        "bright",
                        ModelOutput.Kind.SEGMENTATION,
                        decoding(ModelOutput.Activation.SIGMOID, Optional.empty()),
                        List.of(label())),
                new ModelOutput(
                        "points",
                        ModelOutput.Kind.POINTS,
                        decoding(ModelOutput.Activation.NONE, Optional.of("pointScores")),
                        List.of(label())));
    }

    private static Optional<Decoding> decoding(ModelOutput.Activation activation, Optional<String> scores) {
        return Optional.of(new Decoding(
                Optional.of(activation),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of("pixel"),
                scores,
                Optional.empty()));
    }

    private static ModelOutput.Label label() {
        return new ModelOutput.Label(
                0,
                new ModelManifest.Code("27925004", "SCT", "Nodule"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ModelOutput.OperatingPoint(0.6, List.of(), "a test")),
                Optional.empty());
    }

    private static ModelInput input() {
        return new ModelInput(
                "x",
                ModelInput.Dimensions.IMAGE,
                1,
                List.of(),
                ModelInput.AS_STORED,
                List.of(16, 16),
                ModelInput.Interpolation.AREA,
                new ModelInput.Normalisation(
                        ModelInput.Normalisation.Kind.SCALE,
                        List.of(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(0.001),
                        OptionalDouble.of(0)),
                List.of(),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    /** Logits of ±10 about a half; two points, in the tensor's pixels. */
    private static byte[] model() {
        OnnxGraph graph = new OnnxGraph("bright");
        String x = graph.input("x", "1", "1", "16", "16");
        String off = graph.node("Sub", x, graph.scalar(0.5f));
        graph.output(graph.node("Mul", off, graph.scalar(20)), "bright", "1", "1", "16", "16");
        graph.output(graph.weights(new float[] {3.2f, 6.9f, 12.5f, 8.5f}, 2, 2), "points", "2", "2");
        graph.output(graph.weights(new float[] {0.9f, 0.4f}, 2, 1), "pointScores", "2", "1");
        return graph.toBytes("test", "1", "marks what is bright");
    }
}
