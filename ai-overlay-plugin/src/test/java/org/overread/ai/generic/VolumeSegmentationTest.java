package org.overread.ai.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.evaluation.TrialManifests;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelOutput.Decoding;
import org.overread.ai.onnx.OnnxGraph;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.ResultMap;

/** A block to the patient's left, front and head, in a series of slices from the feet up and in one of coronal slices from the back. */
class VolumeSegmentationTest {
    private static final int COLUMNS = 14;
    private static final int ROWS = 12;
    private static final int SLICES = 10;

    @ParameterizedTest
    @CsvSource({"axial, SPL", "axial, LIA", "coronal, SPL", "coronal, LIA", "axial, asStored", "coronal, RAS"})
    void eachPixelHasTheLabelOfItsPlaceInThePatient(String slices, String letters) throws Exception {
        Volume volume = volume(slices.equals("axial") ? axial() : coronal());
        Detection detection = detected(volume, letters, List.of());

        ResultMap.LabelMap map = (ResultMap.LabelMap) detection.whole().maps().getFirst();
        DetectedRegion region = detection.regions().getFirst();
        assertThat(detection.regions()).hasSize(1);
        int bright = 0;
        for (int k = 0; k < SLICES; k++) {
            boolean[] mask = masked(region, volume.frames().get(k).ref());
            for (int n = 0; n < COLUMNS * ROWS; n++) {
                boolean inside = inBlock(volume.geometry().toPatient(n % COLUMNS, n / COLUMNS, k));
                assertThat(map.index(n % COLUMNS, n / COLUMNS, k)).isEqualTo(inside ? 1 : 0);
                assertThat(mask[n]).isEqualTo(inside);
                bright += inside ? 1 : 0;
            }
        }
        assertThat(region.measurements().getFirst().value()).isCloseTo(bright * 0.006, within(1e-3));
        assertThat(map.label(1).orElseThrow().volume().orElseThrow().value()).isCloseTo(bright * 0.006, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"axial, SPL", "axial, LIA", "coronal, SPL", "coronal, LIA"})
    void theRegionLiesWhereTheBlockIsOnAResampledGridToo(String slices, String letters) throws Exception {
        Volume volume = volume(slices.equals("axial") ? axial() : coronal());
        DetectedRegion region =
                detected(volume, letters, List.of(1.0, 1.0, 1.0)).regions().getFirst();

        PatientPoint expected = middle(volume);
        PatientPoint centre = region.centre().orElseThrow();
        assertThat(centre.x()).isCloseTo(expected.x(), within(0.6));
        assertThat(centre.y()).isCloseTo(expected.y(), within(0.6));
        assertThat(centre.z()).isCloseTo(expected.z(), within(0.6));
    }

    /** Of the voxels in the block. */
    private static PatientPoint middle(Volume volume) {
        double x = 0;
        double y = 0;
        double z = 0;
        int count = 0;
        for (int n = 0; n < COLUMNS * ROWS * SLICES; n++) {
            PatientPoint at =
                    volume.geometry().toPatient(n % COLUMNS, n / COLUMNS % ROWS, (double) (n / (COLUMNS * ROWS)));
            if (inBlock(at)) {
                x += at.x();
                y += at.y();
                z += at.z();
                count++;
            }
        }
        return new PatientPoint(x / count, y / count, z / count);
    }

    private static boolean[] masked(DetectedRegion region, FrameRef frame) {
        boolean[] all = new boolean[COLUMNS * ROWS];
        for (MaskFrame window : region.mask().orElseThrow().frames()) {
            boolean[] inside = window.inside();
            for (int n = 0; window.frame().equals(frame) && n < inside.length; n++) {
                int column = window.firstColumn() + n % window.columns();
                int row = window.firstRow() + n / window.columns();
                all[row * COLUMNS + column] |= inside[n];
            }
        }
        return all;
    }

    private static boolean inBlock(PatientPoint at) {
        return at.x() > 1 && at.x() < 8.5 && at.y() > -9 && at.y() < -1 && at.z() > 2 && at.z() < 11;
    }

    private static VolumeGeometry axial() {
        return new VolumeGeometry(
                "1.2.3",
                COLUMNS,
                ROWS,
                SLICES,
                new PatientPoint(-6.3, -11.2, -13.1),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new Direction(0, 0, 1),
                1,
                2,
                3);
    }

    private static VolumeGeometry coronal() {
        return new VolumeGeometry(
                "1.2.3",
                COLUMNS,
                ROWS,
                SLICES,
                new PatientPoint(-5.4, 10.3, 12.7),
                new Direction(1, 0, 0),
                new Direction(0, 0, -1),
                new Direction(0, -1, 0),
                1,
                2,
                3);
    }

    private static Volume volume(VolumeGeometry geometry) {
        List<GreyFrame> frames = new ArrayList<>();
        List<ImagePlane> planes = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            short[] stored = new short[COLUMNS * ROWS];
            for (int n = 0; n < stored.length; n++) {
                stored[n] = (short) (inBlock(geometry.toPatient(n % COLUMNS, n / COLUMNS, k)) ? 1000 : 0);
            }
            frames.add(new GreyFrame(
                    new FrameRef("1.2.3." + (k + 1), 1), COLUMNS, ROWS, stored, true, ModalityLut.IDENTITY));
            planes.add(new ImagePlane(
                    "1.2.3",
                    geometry.toPatient(0, 0, k),
                    geometry.alongI(),
                    geometry.alongJ(),
                    new PixelSpacing(2, 1, PixelSpacing.Origin.PIXEL_SPACING)));
        }
        return new Volume(geometry, planes, frames);
    }

    private static Detection detected(Volume volume, String letters, List<Double> spacing) throws Exception {
        byte[] model = model();
        ModelInput input = new ModelInput(
                "x",
                ModelInput.Dimensions.VOLUME,
                1,
                spacing,
                letters,
                List.of(),
                ModelInput.Interpolation.LINEAR,
                TrialManifests.normalisation(ModelInput.Normalisation.Kind.MINMAX),
                List.of(),
                OptionalDouble.empty(),
                OptionalInt.empty());
        ModelManifest manifest = TrialManifests.manifest(model, input, List.of(output()));
        try (GenericDetector detector = new GenericDetector(
                manifest,
                new OnnxEngine(EngineOptions.ofSystem())
                        .openTensors(ModelSource.of(model), "x", GenericDetector.tensors(manifest)),
                2)) {
            return detector.detect(volume, DetectionMonitor.unwatched());
        }
    }

    private static ModelOutput output() {
        return new ModelOutput(
                "bright",
                ModelOutput.Kind.SEGMENTATION,
                Optional.of(new Decoding(
                        Optional.of(ModelOutput.Activation.SIGMOID),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                List.of(new ModelOutput.Label(
                        0,
                        new ModelManifest.Code("27925004", "SCT", "Nodule"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new ModelOutput.OperatingPoint(0.6, List.of(), "a test")),
                        Optional.empty())));
    }

    private static byte[] model() {
        OnnxGraph graph = new OnnxGraph("bright");
        String x = graph.input("x", "1", "1", "d", "h", "w");
        String off = graph.node("Sub", x, graph.scalar(0.5f));
        graph.output(graph.node("Mul", off, graph.scalar(20)), "bright", "1", "1", "d", "h", "w");
        return graph.toBytes("test", "1", "marks what is bright");
    }
}
