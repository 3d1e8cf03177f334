package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.viewer.reformatting.PlaneName;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.viewport.SyntheticSeries;
import org.overread.viewer.viewport.ViewGeometry;
import org.overread.viewer.viewport.Viewport;

/**
 * Oblique series side by side, one every 2.5 mm, one seen from behind every 1.7 mm, one tilted by 4° every 2 mm, one from
 * behind in another space every 3.3 mm. Expected numbers are numpy's: of all slices the nearest one to the middle of the
 * leading slice, by (first pixel − middle) · normal; ends of lines by stepping 10 µm along the cross product of both normals
 * and keeping what lies in both rectangles.
 */
@ExtendWith(VirtualScreen.class)
class LinkedObliqueTest {
    private static final String HERE = SyntheticSeries.FRAME_OF_REFERENCE;
    /** Columns of Rz(0.2) · Ry(−0.35) · Rx(0.45). */
    private static final Direction ACROSS = new Direction(0.9206478, 0.18662455, 0.34289781);

    private static final Direction DOWN = unit(new Direction(-0.32506691, 0.85286683, 0.40859475));
    private static final Direction NORMAL = ACROSS.cross(DOWN).unit();
    /** DOWN turned by 4° towards NORMAL. */
    private static final Direction TILTED = unit(new Direction(-0.33935588, 0.81677348, 0.46660333));

    private static final PatientPoint FIRST = new PatientPoint(-20, -25, 10);

    private final Series leading = series("1.2.3", 20, k -> plane(HERE, FIRST.plus(2.5 * k, NORMAL), ACROSS, DOWN));
    private final Series behind = series(
            "1.2.4",
            34,
            k -> plane(HERE, FIRST.plus(40, ACROSS).plus(2.5 * 19 + 3.1 - 1.7 * k, NORMAL), ACROSS.opposite(), DOWN));
    private final Series tilted = series(
            "1.2.5",
            30,
            k -> plane(
                    HERE,
                    FIRST.plus(-6, NORMAL).plus(2.0 * k, ACROSS.cross(TILTED).unit()),
                    ACROSS,
                    TILTED));
    private final Series elsewhere = series(
            "1.2.6",
            20,
            k -> plane("1.2.840.99.7", new PatientPoint(300, 0, 0).plus(-3.3 * k, NORMAL), ACROSS.opposite(), DOWN));
    private final Series axial = series(
            "1.2.7",
            2,
            k -> plane(HERE, new PatientPoint(-35, -30, 47 + 90 * k), new Direction(1, 0, 0), new Direction(0, 1, 0)));
    private ReadingBench bench;

    @BeforeEach
    void openWindow() {
        bench = new ReadingBench(SyntheticSeries::read, 1400, 900);
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void slicesOfTheSamePlaceAreShownTogetherHoweverTheyAreStacked() {
        bench.open(ReadingBench.study(leading, behind, tilted, elsewhere));
        bench.keys(KeyCode.F4);
        lead(leading);
        bench.keys(KeyCode.Y);
        int[] lead = {0, 3, 7, 10, 13, 16, 19};
        int[] fromBehind = {30, 25, 19, 15, 11, 6, 2};
        int[] atAnAngle = {2, 6, 11, 15, 18, 22, 26};
        for (int i = 0; i < lead.length; i++) {
            scrollTo(lead[i]);
            assertThat(place(behind)).as("slice %d, from behind", lead[i]).isEqualTo(slice(behind, fromBehind[i]));
            assertThat(place(tilted)).as("slice %d, tilted", lead[i]).isEqualTo(slice(tilted, atAnAngle[i]));
        }
        assertThat(written(behind)).isEqualTo("linked by position");
        assertThat(written(tilted)).isEqualTo("linked by position");
        bench.picture("linked-oblique");
    }

    @Test
    void inAnotherSpaceSlicesGoByTheSameDistanceInTheSameDirectionOfThePatient() {
        bench.open(ReadingBench.study(leading, behind, tilted, elsewhere));
        bench.keys(KeyCode.F4);
        lead(leading);
        // both stand in their middle, slices 10
        bench.keys(KeyCode.Y);
        int[] lead = {4, 12, 15, 18};
        int[] there = {15, 8, 6, 4};
        for (int i = 0; i < lead.length; i++) {
            scrollTo(lead[i]);
            assertThat(place(elsewhere)).as("slice %d", lead[i]).isEqualTo(slice(elsewhere, there[i]));
        }
        assertThat(written(elsewhere)).startsWith("linked by distance, offset");
    }

    @Test
    void aReferenceLineIsWhereTheSlicesCutEachOtherToTheEdgeOfTheSmaller() {
        bench.open(ReadingBench.study(leading, axial));
        bench.keys(KeyCode.F3);
        VirtualScreen.onScreen(() -> viewport(axial).scrollTo(0));
        bench.settle();
        lead(leading);
        bench.keys(KeyCode.J);
        scrollTo(10);
        assertLine(axial, 0, 35.81138, 64, 7.43717);
        bench.picture("reference-line-oblique");
        lead(axial);
        assertLine(leading, 57.31917, 8.24570, 3.69305, 53.24941);
        VirtualScreen.onScreen(() -> viewport(axial).scrollTo(1));
        bench.settle();
        assertThat(bench.read(() -> bench.seen.referenceLine(viewport(leading))))
                .as("90 mm above it does not cut")
                .isEmpty();
    }

    @Test
    void aClickOnAPlaneBringsTheNearestObliqueSliceAndEveryPlaneThroughThePoint() {
        bench.open(ReadingBench.study(leading));
        bench.keys(KeyCode.F7);
        for (int i = 0; i < 400 && bench.read(() -> bench.seen.planes().isEmpty()); i++) {
            bench.settle();
        }
        painted();
        for (int k : new int[] {4, 9, 15}) {
            PatientPoint wanted = FIRST.plus(22, ACROSS).plus(20, DOWN).plus(2.5 * k + 0.6, NORMAL);
            VirtualScreen.onScreen(
                    () -> bench.seen.planes().orElseThrow().moves().moveTo(wanted));
            painted();
            PlanePane sagittal = pane(PlaneName.SAGITTAL);
            Point2D at = bench.read(() -> sagittal.localToScene(sagittal.view().toView(wanted)));
            bench.mouseTo(Math.round(at.getX()), Math.round(at.getY()));
            bench.mouse(robot -> robot.mouseClick(MouseButton.PRIMARY));
            painted();
            PatientPoint now = bench.read(
                    () -> bench.seen.planes().orElseThrow().scene().crosshair().centre());
            assertThat(now.distanceTo(wanted)).isLessThan(0.3);
            assertThat(bench.read(() -> bench.seen.viewport().view().position()))
                    .isEqualTo(k);
            for (PlaneName name : PlaneName.values()) {
                PlanePane pane = pane(name);
                assertThat(bench.read(() -> pane.shown().orElseThrow().plane().distanceMm(now)))
                        .isCloseTo(0, within(1e-9));
            }
        }
        bench.picture("crosshair-oblique");
    }

    // --- what is asked ----------------------------------------------------------------------------------------------

    private void painted() {
        VirtualScreen.await(bench.read(() -> bench.seen.planes().orElseThrow().whenPainted()));
        bench.settle();
    }

    private PlanePane pane(PlaneName name) {
        return bench.read(() -> bench.seen.planes().orElseThrow().panes().get(name.ordinal()));
    }

    private void assertLine(Series on, double column0, double row0, double column1, double row1) {
        Point2D[] line = bench.read(() -> bench.seen.referenceLine(viewport(on)).orElseThrow());
        ViewGeometry geometry =
                bench.read(() -> viewport(on).painted().orElseThrow().geometry());
        List<ImagePoint> ends = new ArrayList<>();
        for (Point2D end : line) {
            ends.add(geometry.toImage(end.getX(), end.getY()));
        }
        ImagePoint one = new ImagePoint(column0, row0);
        boolean first = distance(ends.getFirst(), one) < distance(ends.getLast(), one);
        assertThat(distance(first ? ends.getFirst() : ends.getLast(), one)).isLessThan(1e-3);
        assertThat(distance(first ? ends.getLast() : ends.getFirst(), new ImagePoint(column1, row1)))
                .isLessThan(1e-3);
    }

    private static double distance(ImagePoint one, ImagePoint other) {
        return Math.hypot(one.column() - other.column(), one.row() - other.row());
    }

    private void scrollTo(int slice) {
        bench.keys(KeyCode.HOME);
        for (int i = 0; i < slice; i++) {
            bench.keys(KeyCode.DOWN);
        }
    }

    private Viewport viewport(Series series) {
        return bench.seen.viewports().viewports().stream()
                .filter(view -> view.stack().orElseThrow().series().equals(series))
                .findFirst()
                .orElseThrow();
    }

    private void lead(Series series) {
        VirtualScreen.onScreen(() -> bench.seen.viewports().activate(viewport(series)));
        bench.settle();
    }

    private String place(Series series) {
        return bench.read(() -> viewport(series).painted().orElseThrow().ref().sopInstanceUid());
    }

    private static String slice(Series series, int k) {
        return series.seriesInstanceUid() + "." + (k + 1);
    }

    private String written(Series series) {
        return bench.read(() -> bench.seen.linkOf(viewport(series)));
    }

    private static Direction unit(Direction almost) {
        return almost.unit();
    }

    private static ImagePlane plane(String frame, PatientPoint first, Direction across, Direction down) {
        return new ImagePlane(
                frame, first, across.unit(), down, new PixelSpacing(0.7, 0.7, PixelSpacing.Origin.PIXEL_SPACING));
    }

    private static Series series(String uid, int slices, IntFunction<ImagePlane> place) {
        List<Instance> instances = new ArrayList<>();
        for (int k = 0; k < slices; k++) {
            String sop = uid + "." + (k + 1);
            instances.add(new Instance(
                    Path.of(sop + ".dcm"),
                    "1.2.840.10008.1.2.1",
                    sop,
                    "1.2.840.10008.5.1.4.1.1.2",
                    1,
                    Optional.of(place.apply(k)),
                    SyntheticSeries.instance(sop, k, "MONOCHROME2").header()));
        }
        return new Series(
                uid,
                "CT",
                Optional.of(Integer.parseInt(uid.substring(4))),
                "Test",
                "CHEST",
                instances,
                true,
                List.of());
    }
}
