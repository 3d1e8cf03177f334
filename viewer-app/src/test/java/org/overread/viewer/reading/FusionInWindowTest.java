package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.dicom.Tag;
import org.overread.core.hanging.HangingFiles;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.reformat.Slab;
import org.overread.core.study.Series;
import org.overread.viewer.hanging.HangingSources;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.reformatting.PlaneRoom;
import org.overread.viewer.viewport.ColourPalette;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.PlaneRequest;
import org.overread.viewer.viewport.SyntheticPet;
import org.overread.viewer.viewport.SyntheticSeries;
import org.overread.viewer.viewport.Viewport;

/** PET over CT in a real window: the colours are those that the SUV at each pixel's place in the patient has, worked out here anew. */
@ExtendWith(VirtualScreen.class)
class FusionInWindowTest {
    private static final int SLICES = 20;

    private final Series ct = SyntheticSeries.of("1.2.3", SLICES);
    private ReadingBench bench;

    @BeforeEach
    void window() {
        bench = new ReadingBench(SyntheticPet::read, 1200, 900);
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void everyPixelHasTheColourOfTheUptakeAtItsPlaceAndNothingLiesOutside() {
        open(SyntheticPet.of(SyntheticSeries.FRAME_OF_REFERENCE));
        scrollTo(7);
        WritableImage plain = bench.image(bench.picture("fusion-ct"));
        fuse();
        WritableImage fused = bench.image(bench.picture("fusion"));
        assertThat(bench.texts())
                .contains("Fused: PT 5  PET AC", "SUVbw 0.0 to 10.0 g/ml\n", "colours Hot Iron, opacity 50 %");
        PaintedFrame painted = bench.read(() -> viewport().painted().orElseThrow());
        int coloured = 0;
        int untouched = 0;
        for (int y = 130; y < fused.getHeight() - 130; y += 5) {
            for (int x = 300; x < fused.getWidth() - 300; x += 5) {
                ImagePoint at = painted.geometry().toImage(x + 0.5, y + 0.5);
                PatientPoint place =
                        painted.request().frame().plane().orElseThrow().toPatient(at);
                Optional<Double> suv = suv(place);
                if (nearAnEdge(place) || outsideCt(at)) {
                    continue;
                }
                int below = plain.getPixelReader().getArgb(x, y);
                int expected =
                        suv.map(value -> blended(below, colour(value, 10), 128)).orElse(below);
                assertThat(distance(fused.getPixelReader().getArgb(x, y), expected))
                        .as("at %s, SUV %s", place, suv)
                        .isLessThanOrEqualTo(9);
                coloured += suv.isPresent() ? 1 : 0;
                untouched += suv.isPresent() ? 0 : 1;
            }
        }
        assertThat(coloured).isGreaterThan(500);
        assertThat(untouched).as("beyond the PET, and in its padding").isGreaterThan(200);
    }

    @Test
    void thePointerNamesBothSeriesAndTheirValuesAreThoseAtThatPlace() {
        open(SyntheticPet.of(SyntheticSeries.FRAME_OF_REFERENCE));
        scrollTo(7);
        fuse();
        PatientPoint place = new PatientPoint(4.2, 3.3, 21);
        String said = readout(place);
        assertThat(said).contains("CT 3:", "HU");
        assertThat(said)
                .contains("PT 5:  SUVbw "
                        + String.format(Locale.ROOT, "%.2f", suv(place).orElseThrow()));
        assertThat(readout(new PatientPoint(20, -20, 21))).contains("PT 5:  no value here");
        assertThat(readout(new PatientPoint(-15, -13, 21))).as("padding").contains("PT 5:  no value here");
        bench.keys(KeyCode.SHIFT, KeyCode.O);
        assertThat(readout(place)).doesNotContain("CT 3:", "PT 5:");
        assertThat(bench.texts()).doesNotContain("Fused");
    }

    @Test
    void aRegionOnAFusedImageIsOfTheSeriesBelow() {
        open(SyntheticPet.of(SyntheticSeries.FRAME_OF_REFERENCE));
        scrollTo(7);
        fuse();
        bench.keys(KeyCode.SHIFT, KeyCode.E);
        drag(new PatientPoint(-8, -6, 21), new PatientPoint(6, 8, 21));
        bench.settle();
        bench.picture("fusion-region");
        assertThat(bench.annotations.all()).hasSize(1);
        assertThat(bench.read(() -> bench.seen.drawn(viewport())))
                .singleElement()
                .satisfies(item -> assertThat(item.values()).anyMatch(line -> line.contains("HU")));
        assertThat(bench.annotations.all().getFirst().place().frame().sopInstanceUid())
                .as("it is the CT's")
                .startsWith("1.2.3.");
    }

    @Test
    void windowOpacityAndColoursAreChangedByKeysAndSaid() {
        open(SyntheticPet.of(SyntheticSeries.FRAME_OF_REFERENCE));
        fuse();
        bench.keys(KeyCode.SHIFT, KeyCode.H);
        bench.keys(KeyCode.OPEN_BRACKET);
        bench.keys(KeyCode.SHIFT, KeyCode.Y);
        assertThat(bench.texts()).contains("SUVbw 0.00 to 8.00 g/ml", "colours PET, opacity 40 %");
        bench.keys(KeyCode.SHIFT, KeyCode.J);
        bench.keys(KeyCode.CLOSE_BRACKET);
        assertThat(bench.texts()).contains("SUVbw 0.0 to 10.0 g/ml", "opacity 50 %");
        bench.keys(KeyCode.SHIFT, KeyCode.OPEN_BRACKET);
        assertThat(bench.texts()).contains("opacity 40 %");
        bench.keys(KeyCode.SHIFT, KeyCode.CLOSE_BRACKET);
        assertThat(bench.texts()).contains("opacity 50 %");
    }

    @Test
    void aSeriesOfAnotherFrameOfReferenceIsRefusedByName() {
        open(SyntheticPet.of("1.2.840.99.77"));
        bench.keys(KeyCode.SHIFT, KeyCode.O);
        assertThat(bench.texts())
                .contains("Not fused: PT 5  PET AC has another frame of reference")
                .doesNotContain("Fused:");
    }

    @Test
    void petCtIsHungWithBothAndTheirFusion() {
        bench.close();
        HangingSources shipped = HangingSources.of(
                CompletableFuture.completedFuture(HangingFiles.shipped()),
                HangingSources.none().priors());
        bench = new ReadingBench(
                WindowSettings.standard(SyntheticPet::read, ReadingBench.READER).with(shipped), 1500, 800);
        bench.open(ReadingBench.study(ct, SyntheticPet.of(SyntheticSeries.FRAME_OF_REFERENCE)));
        await(() -> bench.script.writtenTexts().contains("Fused:"));
        bench.settle();
        bench.picture("fusion-hanging");
        List<Viewport> shown = bench.read(() -> bench.seen.viewports().viewports());
        assertThat(shown).hasSize(3);
        assertThat(bench.read(shown.get(0)::writtenTexts)).contains("CT").doesNotContain("Fused");
        assertThat(bench.read(shown.get(1)::writtenTexts)).contains("PET AC").doesNotContain("Fused");
        assertThat(bench.read(shown.get(2)::writtenTexts)).contains("PET on CT", "Fused: PT 5  PET AC");
    }

    /** The registration leads the PET's frame of reference 5 mm to the left and 2 mm back into the CT's. */
    @Test
    void aRegistrationOfTheStudyPlacesTheSeriesAndIsNamed() {
        Series registration = SyntheticPet.registration("1.2.840.99.77", SyntheticSeries.FRAME_OF_REFERENCE, 5, 2, 0);
        bench.open(ReadingBench.study(ct, SyntheticPet.of("1.2.840.99.77"), registration));
        scrollTo(7);
        fuse();
        assertThat(bench.texts()).contains("placed by the registration PETTOCT");
        PatientPoint onPet = new PatientPoint(4.2, 3.3, 21);
        assertThat(readout(new PatientPoint(onPet.x() + 5, onPet.y() + 2, onPet.z())))
                .contains("PT 5:  SUVbw "
                        + String.format(Locale.ROOT, "%.2f", suv(onPet).orElseThrow()));
    }

    @Test
    void withoutAWeightTheUnitIsActivityAndTheReasonIsSaid() {
        open(SyntheticPet.of(
                SyntheticPet.UID,
                5,
                SyntheticSeries.FRAME_OF_REFERENCE,
                SyntheticPet.header().remove(Tag.PatientWeight)));
        fuse();
        assertThat(bench.texts()).contains("Bq/ml", "no SUV", "weight").doesNotContain("SUVbw");
    }

    @Test
    void planesOfAnMprAreFusedToo() {
        open(SyntheticPet.of(SyntheticSeries.FRAME_OF_REFERENCE));
        fuse();
        bench.keys(KeyCode.F7);
        await(() -> bench.seen.planes().isPresent());
        PlaneRoom room = bench.read(() -> bench.seen.planes().orElseThrow());
        VirtualScreen.await(bench.read(room::whenPainted));
        bench.picture("fusion-mpr");
        for (PlanePane pane : bench.read(room::panes)) {
            assertThat(bench.read(pane::writtenTexts)).contains("Fused: PT 5  PET AC");
            int colours = bench.read(() -> coloured(pane));
            assertThat(colours).as(pane.name().toString()).isGreaterThan(1000);
        }
        bench.keys(KeyCode.SHIFT, KeyCode.O);
        VirtualScreen.await(bench.read(room::whenPainted));
        for (PlanePane pane : bench.read(room::panes)) {
            assertThat(bench.read(() -> coloured(pane))).isZero();
        }
    }

    @Test
    void fusionGoesWithItsSeries() {
        open(SyntheticPet.of(SyntheticSeries.FRAME_OF_REFERENCE));
        fuse();
        bench.keys(KeyCode.F9);
        assertThat(bench.texts()).contains("PT").doesNotContain("Fused:");
        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.9", 5)));
        bench.keys(KeyCode.SHIFT, KeyCode.O);
        assertThat(bench.texts()).contains("Not fused: the study has no other series of images");
    }

    @Test
    void aThickPlaneShowsTheFusedSeriesAsThickAndInTheSameProjection() {
        open(SyntheticPet.of(SyntheticSeries.FRAME_OF_REFERENCE));
        fuse();
        bench.keys(KeyCode.F7);
        await(() -> bench.seen.planes().isPresent());
        PlaneRoom room = bench.read(() -> bench.seen.planes().orElseThrow());
        for (Slab.Projection projection : Slab.Projection.values()) {
            bench.read(() -> {
                room.moves().moveTo(new PatientPoint(2, 1, 22));
                room.moves().slab(new Slab(10, projection));
                return null;
            });
            VirtualScreen.await(bench.read(room::whenPainted));
            bench.settle();
            bench.picture("fusion-slab-" + projection);
            PlanePane axial = bench.read(() -> room.panes().getFirst());
            PlaneRequest seen = bench.read(() -> axial.shown().orElseThrow());
            for (PatientPoint at : List.of(new PatientPoint(4.2, 3.3, 22), new PatientPoint(-6, 7, 22))) {
                String said =
                        bench.read(() -> seen.layer().valueOn(seen.plane(), at).orElseThrow());
                double expected = projected(at, projection);
                assertThat(Double.parseDouble(said.replaceAll(".*SUVbw ([0-9.]+).*", "$1")))
                        .as(projection + " " + said)
                        .isCloseTo(expected, within(0.006));
                ImagePoint pixel = seen.plane().toImage(at);
                PatientPoint centre = seen.plane()
                        .toPatient(new ImagePoint(Math.floor(pixel.column()) + 0.5, Math.floor(pixel.row()) + 0.5));
                int shown = bench.read(() ->
                        axial.image().orElseThrow().getPixelReader().getArgb((int) pixel.column(), (int) pixel.row()));
                int over = colour(projected(centre, projection), 10);
                int red = (shown >> 16 & 255) * 2 - (over >> 16 & 255);
                int blue = (shown & 255) * 2 - (over & 255);
                assertThat(red).as("what is below it is grey").isCloseTo(blue, within(8));
            }
            assertThat(bench.read(axial::writtenTexts)).contains("fused series: ", "10.0 mm, too");
        }
    }

    /** In three places a third of the slab apart and more: as fine as the PET's own voxels. */
    private static double projected(PatientPoint at, Slab.Projection projection) {
        int steps = (int) Math.ceil(10 / SyntheticPet.PIXEL) + 1;
        DoubleStream values = IntStream.range(0, steps)
                .mapToObj(n -> suv(new PatientPoint(at.x(), at.y(), at.z() - 5 + 10.0 * n / (steps - 1))))
                .flatMap(Optional::stream)
                .mapToDouble(value -> value);
        return switch (projection) {
            case MEAN -> values.average().orElseThrow();
            case MAXIMUM -> values.max().orElseThrow();
            case MINIMUM -> values.min().orElseThrow();
        };
    }

    @Test
    void itGoesOnAsItLookedWhenMoreImagesOfTheStudyArrive() {
        Series pet = SyntheticPet.of(SyntheticSeries.FRAME_OF_REFERENCE);
        open(pet);
        scrollTo(7);
        fuse();
        bench.keys(KeyCode.SHIFT, KeyCode.H);
        bench.keys(KeyCode.OPEN_BRACKET);
        assertThat(bench.texts()).contains("SUVbw 0.00 to 8.00 g/ml", "opacity 40 %");
        bench.window.grown(new OpenStudy(
                ReadingBench.study(SyntheticSeries.of("1.2.3", SLICES), pet, SyntheticSeries.of("1.2.4", 5)),
                bench.host.review,
                bench.annotations,
                bench.keyImages,
                UnseenFiles.unreadable(List.of())));
        bench.settle();
        await(() -> bench.script.writtenTexts().contains("Fused:"));
        bench.settle();
        assertThat(bench.texts()).contains("Fused: PT 5  PET AC", "SUVbw 0.00 to 8.00 g/ml", "opacity 40 %");
        PatientPoint place = new PatientPoint(4.2, 3.3, 21);
        assertThat(readout(place))
                .contains("PT 5:  SUVbw "
                        + String.format(Locale.ROOT, "%.2f", suv(place).orElseThrow()));
    }

    // --- what is expected, worked out from the voxels
    // -----------------------------------------------------------------

    /** Of the eight voxels around; beside padding of those that are image; none where the nearest is padding or outside. */
    private static Optional<Double> suv(PatientPoint at) {
        double i = (at.x() - SyntheticPet.ORIGIN.x()) / SyntheticPet.PIXEL;
        double j = (at.y() - SyntheticPet.ORIGIN.y()) / SyntheticPet.PIXEL;
        double k = (at.z() - SyntheticPet.ORIGIN.z()) / SyntheticPet.STEP;
        int[] nearest = {(int) Math.rint(i), (int) Math.rint(j), (int) Math.rint(k)};
        if (i < -0.5
                || j < -0.5
                || k < -0.5
                || i > SyntheticPet.COLUMNS - 0.5
                || j > SyntheticPet.ROWS - 0.5
                || k > SyntheticPet.SLICES - 0.5
                || SyntheticPet.isPadding(nearest[0], nearest[1])) {
            return Optional.empty();
        }
        double sum = 0;
        double weights = 0;
        for (int c = 0; c < SyntheticPet.SLICES; c++) {
            for (int b = 0; b < SyntheticPet.ROWS; b++) {
                for (int a = 0; a < SyntheticPet.COLUMNS; a++) {
                    double weight = tent(i, a, SyntheticPet.COLUMNS)
                            * tent(j, b, SyntheticPet.ROWS)
                            * tent(k, c, SyntheticPet.SLICES);
                    if (weight > 0 && !SyntheticPet.isPadding(a, b)) {
                        sum += weight * SyntheticPet.suv(a, b, c);
                        weights += weight;
                    }
                }
            }
        }
        return Optional.of(sum / weights);
    }

    private static double tent(double at, int voxel, int extent) {
        return Math.max(0, 1 - Math.abs(Math.clamp(at, 0, extent - 1) - voxel));
    }

    /** Within a hair of where the PET or its padding ends, rounding decides. */
    private static boolean nearAnEdge(PatientPoint at) {
        double i = (at.x() - SyntheticPet.ORIGIN.x()) / SyntheticPet.PIXEL + 0.5;
        double j = (at.y() - SyntheticPet.ORIGIN.y()) / SyntheticPet.PIXEL + 0.5;
        return Math.abs(i - Math.rint(i)) < 0.01 || Math.abs(j - Math.rint(j)) < 0.01;
    }

    private static boolean outsideCt(ImagePoint at) {
        return at.column() < 1 || at.row() < 1 || at.column() > 63 || at.row() > 63;
    }

    private static int colour(double suv, double most) {
        List<Integer> hotIron = ColourPalette.wellKnown().getFirst().argb();
        return hotIron.get((int) Math.round(Math.clamp(suv / most, 0, 1) * 255));
    }

    private static int blended(int below, int above, int alpha) {
        int argb = 0xFF000000;
        for (int shift = 0; shift <= 16; shift += 8) {
            double mixed = ((above >> shift & 255) * alpha + (below >> shift & 255) * (255 - alpha)) / 255.0;
            argb |= (int) Math.round(mixed) << shift;
        }
        return argb;
    }

    private static int distance(int one, int other) {
        ToIntFunction<Integer> part = shift -> Math.abs((one >> shift & 255) - (other >> shift & 255));
        return part.applyAsInt(0) + part.applyAsInt(8) + part.applyAsInt(16);
    }

    // --- the window
    // ---------------------------------------------------------------------------------------------------

    private void open(Series pet) {
        bench.open(ReadingBench.study(ct, pet));
        bench.keys(KeyCode.I);
        bench.keys(KeyCode.I);
    }

    private void scrollTo(int slice) {
        bench.read(() -> {
            viewport().scrollTo(slice);
            return null;
        });
        bench.settle();
    }

    private void fuse() {
        bench.keys(KeyCode.SHIFT, KeyCode.O);
        await(() -> bench.script.writtenTexts().contains("Fused:"));
        bench.settle();
    }

    private Viewport viewport() {
        return bench.seen.viewport();
    }

    private Point2D onScreen(PatientPoint place) {
        return bench.read(() -> {
            PaintedFrame painted = viewport().painted().orElseThrow();
            ImagePoint at = painted.request().frame().plane().orElseThrow().toImage(place);
            return viewport().localToScene(painted.geometry().toView(at));
        });
    }

    /** What is written while the pointer is at a place; it comes to rest within a pixel of it. */
    private String readout(PatientPoint place) {
        return bench.read(() -> {
            PaintedFrame painted = viewport().painted().orElseThrow();
            viewport()
                    .texts()
                    .pointer(Optional.of(
                            painted.request().frame().plane().orElseThrow().toImage(place)));
            return bench.script.writtenTexts();
        });
    }

    private void drag(PatientPoint from, PatientPoint to) {
        Point2D first = onScreen(from);
        Point2D last = onScreen(to);
        bench.mouseTo(first.getX(), first.getY());
        bench.mouse(robot -> robot.mousePress(MouseButton.PRIMARY));
        bench.mouseTo((first.getX() + last.getX()) / 2, (first.getY() + last.getY()) / 2);
        bench.mouseTo(last.getX(), last.getY());
        bench.mouse(robot -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    private static int coloured(PlanePane pane) {
        var image = pane.image().orElseThrow();
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getPixelReader().getArgb(x, y);
                count += (argb >> 16 & 255) - (argb & 255) > 20 ? 1 : 0;
            }
        }
        return count;
    }

    private void await(Callable<Boolean> there) {
        for (int i = 0; i < 400 && !bench.read(there); i++) {
            bench.settle();
        }
        assertThat(bench.read(there)).as(bench.texts()).isTrue();
    }
}
