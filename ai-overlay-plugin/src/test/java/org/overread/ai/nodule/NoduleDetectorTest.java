package org.overread.ai.nodule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.overread.ai.detector.OnnxDetectorProvider;
import org.overread.ai.engine.PatchModel;
import org.overread.ai.model.ManifestJson;
import org.overread.ai.nodule.TestChest.Ball;
import org.overread.ai.nodule.TestChest.Orientation;
import org.overread.ai.reference.ReferencePackage;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.Volume;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.DetectorProvider;
import org.overread.core.inference.InferenceException;

class NoduleDetectorTest {
    private static final Ball RIGHT = new Ball(-52, -120, 95, 10);
    private static final Ball LEFT = new Ball(40, -90, 80, 7);
    private static final double OPERATING_POINT = 0.4;

    @TempDir
    static Path folder;

    private static NoduleDetector detector;

    @BeforeAll
    static void open() throws Exception {
        ReferencePackage.write(folder);
        detector = new OnnxDetectorProvider().openNoduleDetector(folder);
    }

    @AfterAll
    static void close() {
        detector.close();
    }

    @Test
    void nodulesAreFoundWhereTheyAreAndAsLargeAsTheyAre() throws Exception {
        List<DetectedRegion> regions = detect(new TestChest(RIGHT, LEFT).volume(Orientation.AXIAL));

        assertThat(regions).hasSize(2);
        assertThat(regions).anySatisfy(region -> assertIs(region, RIGHT));
        assertThat(regions).anySatisfy(region -> assertIs(region, LEFT));
        assertThat(regions.get(0).score().orElseThrow().value())
                .isGreaterThanOrEqualTo(regions.get(1).score().orElseThrow().value());
    }

    private static void assertIs(DetectedRegion region, Ball ball) {
        assertThat(region.centre().orElseThrow().distanceTo(new PatientPoint(ball.x(), ball.y(), ball.z())))
                .isLessThan(1);
        assertThat(region.measurements().get(0).quantity()).isEqualTo(Codes.DIAMETER);
        assertThat(region.measurements().get(0).value()).isCloseTo(ball.diameterMm(), within(1.2));
        double millilitres = Math.PI / 6 * Math.pow(ball.diameterMm(), 3) / 1000;
        assertThat(region.measurements().get(1).quantity()).isEqualTo(Codes.VOLUME);
        assertThat(region.measurements().get(1).value()).isCloseTo(millilitres, within(0.35 * millilitres));
    }

    static Stream<Orientation> orientations() {
        return Stream.of(
                Orientation.AXIAL,
                new Orientation(0, -1, 1, 1, 2, 1), // columns run to the patient's right
                new Orientation(0, 1, 1, -1, 2, -1), // feet first, rows run to anterior
                new Orientation(0, -1, 1, -1, 2, -1),
                new Orientation(1, 1, 0, 1, 2, 1), // rows and columns exchanged
                new Orientation(0, 1, 2, -1, 1, 1), // coronal
                new Orientation(1, 1, 2, -1, 0, -1)); // sagittal
    }

    @ParameterizedTest
    @MethodSource("orientations")
    void orientationChangesNeitherPlaceNorSide(Orientation way) throws Exception {
        TestChest chest = new TestChest(RIGHT, LEFT);
        List<DetectedRegion> axial = detect(chest.volume(Orientation.AXIAL));
        Volume turned = chest.volume(way);
        List<DetectedRegion> regions = detect(turned);

        assertThat(regions).hasSameSizeAs(axial);
        for (int i = 0; i < regions.size(); i++) {
            PatientPoint centre = regions.get(i).centre().orElseThrow();
            assertThat(centre.distanceTo(axial.get(i).centre().orElseThrow())).isLessThan(0.01);
            assertThat(regions.get(i).label().laterality())
                    .isEqualTo(axial.get(i).label().laterality());
            assertThat(regions.get(i).label().laterality())
                    .contains(centre.x() < 0 ? Laterality.RIGHT : Laterality.LEFT);
            assertBoxIsAround(turned, regions.get(i));
        }
    }

    /** The box holds the centre, on the frame that the centre lies in. */
    private static void assertBoxIsAround(Volume volume, DetectedRegion region) {
        int slice = sliceOf(volume, region.box().frame());
        ImagePoint centre = volume.planes().get(slice).toImage(region.centre().orElseThrow());
        Mark.Box box = region.box();

        assertThat(Math.abs(
                        volume.planes().get(slice).distanceMm(region.centre().orElseThrow())))
                .isLessThanOrEqualTo(volume.geometry().spacingK() / 2 + 1e-6);
        assertThat(centre.column()).isBetween(box.column0(), box.column1());
        assertThat(centre.row()).isBetween(box.row0(), box.row1());
        assertThat((box.column0() + box.column1()) / 2).isCloseTo(centre.column(), within(1.5));
        assertThat((box.row0() + box.row1()) / 2).isCloseTo(centre.row(), within(1.5));
    }

    @Test
    void maskLiesOnTheNodulesPixelsOfTheOriginalFrames() throws Exception {
        Volume volume = new TestChest(RIGHT).volume(new Orientation(0, -1, 1, 1, 2, -1));
        DetectedRegion region = detect(volume).get(0);
        PatientPoint centre = new PatientPoint(RIGHT.x(), RIGHT.y(), RIGHT.z());
        int pixels = 0;
        for (MaskFrame frame : region.mask().orElseThrow().frames()) {
            int slice = sliceOf(volume, frame.frame());
            boolean[] inside = frame.inside();
            for (int i = 0; i < inside.length; i++) {
                if (inside[i]) {
                    ImagePoint point = new ImagePoint(
                            frame.firstColumn() + i % frame.columns() + 0.5,
                            frame.firstRow() + i / frame.columns() + 0.5);
                    assertThat(volume.planes().get(slice).toPatient(point).distanceTo(centre))
                            .isLessThan(RIGHT.diameterMm() / 2 + 1.5);
                    pixels++;
                }
            }
        }
        double voxelMl = 1.4 * 1.4 * 2.5 / 1000;
        assertThat(region.measurements().get(1).value()).isCloseTo(pixels * voxelMl, within(0.001));
    }

    @Test
    void noduleNextToTheWallIsMeasuredWithoutTheWall() throws Exception {
        Ball atWall = new Ball(-73, -105, 95, 9);
        List<DetectedRegion> regions = detect(new TestChest(atWall).volume(Orientation.AXIAL));

        assertThat(regions).hasSize(1);
        assertThat(regions.get(0).measurements().get(0).value()).isCloseTo(9, within(2.5));
    }

    @Test
    void noduleOnAVesselIsMeasuredWithoutTheVessel() throws Exception {
        TestChest chest = new TestChest(RIGHT).withVessel(RIGHT.y(), RIGHT.z(), 1.6);
        DetectedRegion region = detect(chest.volume(Orientation.AXIAL)).stream()
                .filter(found ->
                        found.centre().orElseThrow().distanceTo(new PatientPoint(RIGHT.x(), RIGHT.y(), RIGHT.z())) < 2)
                .findFirst()
                .orElseThrow();

        assertThat(region.measurements().get(0).value()).isCloseTo(RIGHT.diameterMm(), within(2.0));
    }

    @Test
    void lungsWithoutNodulesGiveNothing() throws Exception {
        assertThat(detect(new TestChest().volume(Orientation.AXIAL))).isEmpty();
    }

    @Test
    void seriesWithoutLungsIsNotEligibleInsteadOfFreeOfNodules() {
        Volume solid = new TestChest(new Ball(0, -105, 95, 400)).volume(Orientation.AXIAL);

        assertThatThrownBy(() -> detect(solid)).isInstanceOfSatisfying(InferenceException.class, e -> {
            assertThat(e.kind()).isEqualTo(InferenceException.Kind.NOT_ELIGIBLE);
            assertThat(e.getMessage()).contains("no lungs");
        });
    }

    @Test
    void engineIsFoundAsAService() {
        assertThat(ServiceLoader.load(DetectorProvider.class)).singleElement().isInstanceOf(OnnxDetectorProvider.class);
    }

    @Test
    void cancelledRunStopsAndGivesNoPartialResult() {
        DetectionMonitor cancelled = new DetectionMonitor() {
            @Override
            public void progress(double fraction) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertKind(detector, cancelled, InferenceException.Kind.CANCELLED);
    }

    @Test
    void outputThatIsNotFiniteIsRefused() throws Exception {
        try (NoduleDetector broken = detectorWith((extent, output) -> {
            for (int i = 0; i < extent.voxels(); i++) {
                output.put(i, Float.NaN);
            }
        })) {
            assertKind(broken, watching(), InferenceException.Kind.BAD_OUTPUT);
        }
    }

    @Test
    void runtimeFailureIsPassedOn() throws Exception {
        try (NoduleDetector broken = detectorWith((extent, output) -> {
            throw new InferenceException(InferenceException.Kind.RUNTIME, "planted");
        })) {
            assertKind(broken, watching(), InferenceException.Kind.RUNTIME);
        }
    }

    private static void assertKind(NoduleDetector tried, DetectionMonitor monitor, InferenceException.Kind kind) {
        Volume volume = new TestChest(RIGHT).volume(Orientation.AXIAL);
        assertThatThrownBy(() -> tried.detect(volume, monitor))
                .isInstanceOfSatisfying(
                        InferenceException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private interface Run {
        void run(PatchModel.Extent extent, FloatBuffer output) throws InferenceException;
    }

    private static NoduleDetector detectorWith(Run run) throws InferenceException, IOException {
        PatchModel model = new PatchModel() {
            @Override
            public String provider() {
                return "planted";
            }

            @Override
            public void run(Extent extent, FloatBuffer input, FloatBuffer output) throws InferenceException {
                run.run(extent, output);
            }

            @Override
            public void relax() {}

            @Override
            public void close() {}
        };
        return new NoduleDetector(ManifestJson.read(Files.readAllBytes(folder.resolve("manifest.json"))), model, 1);
    }

    private static List<DetectedRegion> detect(Volume volume) throws InferenceException {
        return detector.detect(volume, OPERATING_POINT, watching()).regions();
    }

    private static DetectionMonitor watching() {
        return new DetectionMonitor() {
            private double told;

            @Override
            public void progress(double fraction) {
                assertThat(fraction).isBetween(told, 1.0);
                told = fraction;
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    private static int sliceOf(Volume volume, FrameRef frame) {
        return IntStream.range(0, volume.frames().size())
                .filter(k -> volume.frames().get(k).ref().equals(frame))
                .findFirst()
                .orElseThrow();
    }
}
