package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.KeyPoint;
import org.overread.core.inference.ReleaseTerms;
import org.overread.core.inference.RunDetails;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesResult;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Slab;
import org.overread.core.study.Series;
import org.overread.viewer.reformatting.PlaneName;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.reformatting.PlaneRoom;
import org.overread.viewer.viewport.ColourPalette;
import org.overread.viewer.viewport.PlaneRequest;
import org.overread.viewer.viewport.SyntheticSeries;

/**
 * MPR in a real window. The phantom is 100 HU brighter for every 3 mm towards the head, with a bright rod along the body in
 * the patient's left front.
 */
@ExtendWith(VirtualScreen.class)
class PlanesInWindowTest {
    private static final int SLICES = 20;
    /** The rod's middle: column 44.5, row 20.5 in the convention of SCOORD. */
    private static final PatientPoint ROD = new PatientPoint(-22 + 44 * 0.7, -22 + 20 * 0.7, 30);

    private final Series chest = SyntheticSeries.of("1.2.3", SLICES);
    private final Finding found = ReadingBench.onSlice(1, chest, 4, new ImagePoint(44.5, 20.5), 7);
    private ReadingBench bench;

    @BeforeEach
    void openPlanes() {
        bench = new ReadingBench(SyntheticSeries::read, 1400, 900);
        bench.open(ReadingBench.study(chest, SyntheticSeries.of("1.2.4", 1)));
        bench.keys(KeyCode.F7);
        await(() -> bench.seen.planes().isPresent());
        settled();
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void everyPlaneSaysThatItIsReformattedWhichItIsAndHowThick() {
        bench.picture("mpr");
        for (PlanePane pane : panes()) {
            String texts = bench.read(pane::writtenTexts);
            assertThat(texts)
                    .contains("MPR  " + pane.name().toString().toLowerCase(Locale.ROOT))
                    .contains("thin plane", "interpolated pixels", "Chest 3.0");
        }
        bench.keys(KeyCode.SHIFT, KeyCode.UP);
        bench.keys(KeyCode.SHIFT, KeyCode.UP);
        settled();
        assertThat(bench.texts()).contains("MPR  coronal  ·  MIP 2.0 mm");
        bench.keys(KeyCode.SHIFT, KeyCode.W);
        settled();
        assertThat(bench.texts()).contains("MPR  coronal  ·  MinIP 2.0 mm");
    }

    @Test
    void whatLiesOnThePatientsLeftIsSeenAtTheLetterL() {
        moveTo(ROD);
        for (PlaneName name : List.of(PlaneName.AXIAL, PlaneName.CORONAL)) {
            PlanePane pane = pane(name);
            PlaneRequest seen = bench.read(() -> pane.shown().orElseThrow());
            ImagePoint rod = seen.plane().toImage(ROD);
            ImagePoint mirrored = seen.plane().toImage(new PatientPoint(-ROD.x(), ROD.y(), ROD.z()));
            assertThat(rod.column()).as("right of its mirror image").isGreaterThan(mirrored.column());
            assertThat(grey(pane, rod)).isGreaterThan(grey(pane, mirrored) + 60);
        }
        assertThat(letters(pane(PlaneName.AXIAL))).containsExactly("R", "L", "A", "P");
        assertThat(letters(pane(PlaneName.CORONAL))).containsExactly("R", "L", "H", "F");
        assertThat(letters(pane(PlaneName.SAGITTAL))).containsExactly("A", "P", "H", "F");
        PlanePane sagittal = pane(PlaneName.SAGITTAL);
        PlaneRequest seen = bench.read(() -> sagittal.shown().orElseThrow());
        PatientPoint behind = new PatientPoint(ROD.x(), ROD.y() + 20, ROD.z());
        assertThat(seen.plane().toImage(ROD).column())
                .isLessThan(seen.plane().toImage(behind).column());
        PatientPoint higher = new PatientPoint(ROD.x(), ROD.y() + 20, ROD.z() + 20);
        assertThat(grey(sagittal, seen.plane().toImage(higher)))
                .as("brighter towards the head, which is up")
                .isGreaterThan(grey(sagittal, seen.plane().toImage(behind)));
        bench.picture("mpr-rod");
    }

    @Test
    void aTurnedPlaneShowsTheValuesThatThePhantomHasThere() {
        moveTo(new PatientPoint(-5, 5, 28));
        bench.read(() -> {
            room().moves().turn(PlaneName.SAGITTAL, Math.toRadians(30));
            room().moves().turn(PlaneName.AXIAL, Math.toRadians(-17));
            return null;
        });
        settled();
        bench.picture("mpr-oblique");
        assertThat(bench.texts()).contains("MPR  oblique, 30.0° from axial", "oblique");
        for (PlanePane pane : panes()) {
            PlaneRequest seen = bench.read(() -> pane.shown().orElseThrow());
            float[] values = seen.volume().sample(seen.plane());
            int checked = 0;
            for (int row = 0; row < seen.plane().rows(); row += 7) {
                for (int column = 0; column < seen.plane().columns(); column += 7) {
                    PatientPoint at = seen.plane().toPatient(new ImagePoint(column + 0.5, row + 0.5));
                    if (inside(at) && Math.hypot(at.x() - ROD.x(), at.y() - ROD.y()) > 6) {
                        assertThat((double) values[row * seen.plane().columns() + column])
                                .isCloseTo(100 * at.z() / 3, within(0.01));
                        checked++;
                    }
                }
            }
            assertThat(checked).isGreaterThan(100);
        }
    }

    @Test
    void aClickInOnePlaneMovesTheOthersAndTheOriginal() {
        PlanePane coronal = pane(PlaneName.CORONAL);
        PatientPoint wanted = new PatientPoint(
                3, bench.read(() -> room().scene().crosshair().centre().y()), 12);
        click(coronal, wanted);
        PatientPoint now = bench.read(() -> room().scene().crosshair().centre());
        assertThat(now.distanceTo(wanted)).isLessThan(0.3);
        assertThat(bench.read(() -> bench.seen.viewport().view().position())).isEqualTo(4);
        ReformatPlane axial =
                bench.read(() -> pane(PlaneName.AXIAL).shown().orElseThrow().plane());
        assertThat(axial.distanceMm(now)).isCloseTo(0, within(1e-9));
    }

    @Test
    void aFindingIsMarkedWhereThePlanesCutItAndNowhereElse() {
        bench.window.inference(ReadingBench.run(ReadingBench.STUDY, RunState.FINDINGS, true, List.of(found)));
        bench.settle();
        assertThat(bench.read(() -> pane(PlaneName.AXIAL).writtenTexts())).doesNotContain("unverified");
        moveTo(new PatientPoint(ROD.x(), ROD.y(), 12));
        for (PlanePane pane : panes()) {
            assertThat(bench.read(pane::writtenTexts)).contains("AI, unverified");
        }
        assertThat(bench.host.shown).contains(found.trackingUid());
        bench.picture("mpr-finding");
        bench.keys(KeyCode.Q);
        assertThat(bench.read(() -> pane(PlaneName.AXIAL).writtenTexts())).doesNotContain("unverified");
    }

    @Test
    void aLandmarkIsMarkedOnThePlanesThatItLiesOnAndOnNoOther() {
        PatientPoint low = new PatientPoint(ROD.x(), ROD.y(), 12);
        PatientPoint high = new PatientPoint(ROD.x(), ROD.y() + 14, 30);
        PatientPoint foreign = new PatientPoint(ROD.x(), ROD.y(), 12);
        bench.window.inference(landmarks(
                landmark(chest.instances().get(4).sopInstanceUid(), Optional.empty()),
                landmark(chest.instances().get(10).sopInstanceUid(), Optional.of(high)),
                landmark("1.2.99.1", Optional.of(foreign))));
        moveTo(low);
        assertThat(landmarksOn(PlaneName.AXIAL)).isEqualTo(1);
        assertThat(landmarksOn(PlaneName.SAGITTAL)).isEqualTo(2);
        assertThat(landmarksOn(PlaneName.CORONAL)).isEqualTo(1);
        assertThat(bench.read(() -> pane(PlaneName.SAGITTAL).writtenTexts())).contains("AI, unverified");
        assertThat(bench.host.shown).extracting(TrackingUid::value).contains("2.25.5");
        WritableImage shown = bench.picture("mpr-landmarks");
        assertThat(hasOrangeAround(shown, pane(PlaneName.SAGITTAL), high)).isTrue();
        assertThat(hasOrangeAround(shown, pane(PlaneName.SAGITTAL), low)).isTrue();
        assertThat(hasOrangeAround(shown, pane(PlaneName.AXIAL), low)).isTrue();
        moveTo(new PatientPoint(ROD.x() + 9, ROD.y() + 7, 21));
        assertThat(landmarksOn(PlaneName.AXIAL)).isZero();
        assertThat(landmarksOn(PlaneName.SAGITTAL)).isZero();
        assertThat(landmarksOn(PlaneName.CORONAL)).isZero();
        assertThat(bench.read(() -> pane(PlaneName.SAGITTAL).writtenTexts())).doesNotContain("unverified");
        moveTo(low);
        bench.keys(KeyCode.Q);
        settled();
        assertThat(landmarksOn(PlaneName.SAGITTAL)).as("all AI is hidden").isZero();
    }

    /** At the rod, unless it has another place. */
    private static KeyPoint landmark(String instance, Optional<PatientPoint> place) {
        return new KeyPoint(
                Codes.NODULE, new FrameRef(instance, 1), new ImagePoint(44.5, 20.5), place, Optional.empty());
    }

    private static InferenceStatus landmarks(KeyPoint... points) {
        SeriesResult whole = new SeriesResult(List.of(), List.of(), List.of(), List.of(points));
        return new InferenceStatus(
                "2.25.5",
                ReadingBench.MODEL,
                ReadingBench.STUDY,
                "1.2.3",
                RunState.FINDINGS,
                1,
                Optional.empty(),
                "CPU",
                Duration.ofSeconds(8),
                true,
                List.of(),
                whole,
                RunDetails.of(ReleaseTerms.AT_ONCE, ""));
    }

    private int landmarksOn(PlaneName name) {
        return bench.read(() -> pane(name).landmarks().size());
    }

    private boolean hasOrangeAround(WritableImage shown, PlanePane pane, PatientPoint point) {
        Point2D at = bench.read(() -> pane.localToScene(pane.view().toView(point)));
        return IntStream.rangeClosed(-9, 9)
                .map(off -> shown.getPixelReader().getArgb((int) at.getX() + off, (int) at.getY()) & 0xFFFFFF)
                .anyMatch(colour -> colour == 0xE69F00);
    }

    @Test
    void escGivesTheImagesTheirPlaceBackAndAnotherStudyTakesThePlanesAway() {
        double width = bench.read(() -> bench.seen.viewport().getWidth());
        bench.keys(KeyCode.ESCAPE);
        assertThat(bench.read(() -> bench.seen.planes())).isEmpty();
        assertThat(bench.read(() -> bench.seen.viewport().getWidth())).isGreaterThan(width * 1.9);
        bench.keys(KeyCode.F7);
        await(() -> bench.seen.planes().isPresent());
        bench.open(ReadingBench.study(SyntheticSeries.of("1.2.9", 5)));
        assertThat(bench.read(() -> bench.seen.planes())).isEmpty();
    }

    @Test
    void aSingleImageSaysWhyItHasNoPlanes() {
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.F9);
        bench.keys(KeyCode.F7);
        assertThat(bench.read(() -> bench.seen.planes())).isEmpty();
        assertThat(bench.texts()).contains("No MPR: the image is a single slice");
    }

    @Test
    void coloursAreThoseOfThePaletteAndAreSaid() {
        moveTo(new PatientPoint(-5, 5, 28));
        PlanePane coronal = pane(PlaneName.CORONAL);
        PlaneRequest before = bench.read(() -> coronal.shown().orElseThrow());
        ImagePoint at = before.plane().toImage(new PatientPoint(-5, 5, 20));
        int level = grey(coronal, at);
        bench.keys(KeyCode.SHIFT, KeyCode.L);
        settled();
        bench.picture("mpr-colours");
        assertThat(bench.texts()).contains("Colours Hot Iron, shades are not grey");
        int shown = bench.read(
                () -> coronal.image().orElseThrow().getPixelReader().getArgb((int) at.column(), (int) at.row()));
        assertThat(shown).isEqualTo(ColourPalette.wellKnown().getFirst().argb().get(level));
        bench.keys(KeyCode.R);
        settled();
        assertThat(grey(coronal, at)).isEqualTo(level);
    }

    @Test
    void whatIsForStoredImagesAloneSaysSo() {
        bench.keys(KeyCode.K);
        assertThat(bench.texts()).contains("Not on MPR planes");
    }

    @Test
    void slabsOfAnyKindSayWhatTheyShow() {
        moveTo(new PatientPoint(ROD.x() + 12, ROD.y(), 30));
        bench.read(() -> {
            room().moves().slab(new Slab(30, Slab.Projection.MAXIMUM));
            return null;
        });
        settled();
        PlanePane sagittal = pane(PlaneName.SAGITTAL);
        PlaneRequest seen = bench.read(() -> sagittal.shown().orElseThrow());
        ImagePoint at = seen.plane().toImage(ROD);
        float shown =
                seen.volume().sample(seen.plane())[(int) at.row() * seen.plane().columns() + (int) at.column()];
        assertThat(shown).as("the rod, 12 mm beside the plane").isEqualTo(2000);
        bench.picture("mpr-slab");
    }

    private static boolean inside(PatientPoint at) {
        return at.x() > -22
                && at.x() < -22 + 63 * 0.7
                && at.y() > -22
                && at.y() < -22 + 63 * 0.7
                && at.z() > 0
                && at.z() < 3 * (SLICES - 1);
    }

    private PlaneRoom room() {
        return bench.seen.planes().orElseThrow();
    }

    private List<PlanePane> panes() {
        return bench.read(() -> room().panes());
    }

    private PlanePane pane(PlaneName name) {
        return bench.read(() -> room().panes().get(name.ordinal()));
    }

    private void moveTo(PatientPoint point) {
        bench.read(() -> {
            room().moves().moveTo(point);
            return null;
        });
        settled();
    }

    private void click(PlanePane pane, PatientPoint point) {
        Point2D place = bench.read(() -> pane.localToScene(pane.view().toView(point)));
        bench.mouseTo(place.getX(), place.getY());
        bench.mouse(robot -> robot.mouseClick(MouseButton.PRIMARY));
        settled();
    }

    private int grey(PlanePane pane, ImagePoint at) {
        return bench.read(() -> {
            Image image = pane.image().orElseThrow();
            return image.getPixelReader().getArgb((int) at.column(), (int) at.row()) & 0xFF;
        });
    }

    /** Left, right, top, bottom. */
    private List<String> letters(PlanePane pane) {
        List<String> lines = bench.read(() -> pane.writtenTexts().lines().toList());
        return lines.subList(lines.size() - 4, lines.size());
    }

    private void settled() {
        VirtualScreen.await(bench.read(() -> room().whenPainted()));
        bench.settle();
    }

    private void await(Callable<Boolean> there) {
        for (int i = 0; i < 400 && !bench.read(there); i++) {
            bench.settle();
        }
        assertThat(bench.read(there)).isTrue();
    }
}
