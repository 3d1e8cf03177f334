package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.Callable;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.image.PatientPoint;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.Shape;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Slab;
import org.overread.core.study.Series;
import org.overread.viewer.measuring.DrawnItem;
import org.overread.viewer.reformatting.PlaneName;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.reformatting.PlaneRoom;
import org.overread.viewer.viewport.SyntheticSeries;

/** Measuring on the planes of an MPR in a real window; the phantom is 100 HU brighter for every 3 mm towards the head. */
@ExtendWith(VirtualScreen.class)
class MeasuringOnPlanesTest {
    private final Series chest = SyntheticSeries.of("1.2.3", 20);
    private ReadingBench bench;

    @BeforeEach
    void openPlanes() {
        bench = new ReadingBench(SyntheticSeries::read, 1400, 900);
        bench.open(ReadingBench.study(chest));
        bench.keys(KeyCode.F7);
        await(() -> bench.seen.planes().isPresent());
        settled();
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void aLengthOnACoronalPlaneIsThatInThePatientAndIsSeenOnThatPlaneAlone() {
        moveTo(new PatientPoint(0, -10, 30));
        PatientPoint from = new PatientPoint(-12, -10, 18);
        PatientPoint to = new PatientPoint(9, -10, 42);
        bench.keys(KeyCode.L);
        drag(PlaneName.CORONAL, from, to);
        Annotation drawn = only();
        ReformatPlane plane = drawn.place().plane().orElseThrow();
        assertThat(plane.toPatient(drawn.shape().points().get(0)).distanceTo(from))
                .isLessThan(0.3);
        assertThat(plane.toPatient(drawn.shape().points().get(1)).distanceTo(to))
                .isLessThan(0.3);
        DrawnItem item = painted(PlaneName.CORONAL).getFirst();
        double said = Double.parseDouble(item.values().getFirst().replace(" mm", ""));
        assertThat(said).isCloseTo(Math.hypot(21, 24), within(0.4));
        assertThat(item.values()).contains("on an MPR plane");
        bench.picture("mpr-length");
        assertThat(painted(PlaneName.AXIAL)).isEmpty();
        assertThat(painted(PlaneName.SAGITTAL)).isEmpty();
        assertThat(bench.read(() -> bench.seen.drawn(bench.seen.viewport()))).isEmpty();
        scroll(PlaneName.CORONAL, 2);
        assertThat(painted(PlaneName.CORONAL)).as("two voxels further").isEmpty();
        scroll(PlaneName.CORONAL, -2);
        assertThat(painted(PlaneName.CORONAL)).hasSize(1);
    }

    @Test
    void aRegionOnATurnedPlaneHasItsAreaAndTheValuesThatThePhantomHasThere() {
        PatientPoint middle = new PatientPoint(-4, 6, 28);
        moveTo(middle);
        bench.read(() -> {
            room().moves().turn(PlaneName.SAGITTAL, Math.toRadians(30));
            return null;
        });
        settled();
        ReformatPlane seen = bench.read(() -> pane(PlaneName.CORONAL).view().drawingPlane());
        bench.keys(KeyCode.SHIFT, KeyCode.E);
        drag(
                PlaneName.CORONAL,
                middle.plus(-8, seen.across()).plus(-6, seen.down()),
                middle.plus(8, seen.across()).plus(6, seen.down()));
        await(() -> bench.seen.measuring().settled());
        bench.settle();
        bench.picture("mpr-region");
        Annotation drawn = only();
        Shape.Ellipse ellipse = (Shape.Ellipse) drawn.shape();
        assertThat(Math.abs(seen.down().z())).as("neither axial nor coronal").isBetween(0.3, 0.95);
        double centreZ =
                drawn.place().plane().orElseThrow().toPatient(ellipse.centre()).z();
        List<String> values = painted(PlaneName.CORONAL).getFirst().values();
        assertThat(number(values.get(0), "([0-9.]+) mm²")).isCloseTo(Math.PI * 8 * 6, within(9.0));
        assertThat(number(values.get(1), "mean ([0-9.]+)")).isCloseTo(100 * centreZ / 3, within(4.0));
        double reach = 6 * Math.abs(seen.down().z()) * 100 / 3;
        assertThat(number(values.get(1), "SD ([0-9.]+)")).isCloseTo(reach / 2, within(reach * 0.05));
        assertThat(number(values.get(2), "max ([0-9.]+)") - number(values.get(2), "min ([0-9.]+)"))
                .isCloseTo(2 * reach, within(reach * 0.2));
        assertThat(values).anyMatch(line -> line.contains("HU"));
    }

    @Test
    void itIsTakenBackRemovedAndFoundAgainOnItsOwnPlane() {
        PatientPoint middle = new PatientPoint(-4, 6, 28);
        moveTo(middle);
        bench.read(() -> {
            room().moves().turn(PlaneName.SAGITTAL, Math.toRadians(30));
            room().moves().slab(new Slab(5, Slab.Projection.MAXIMUM));
            return null;
        });
        settled();
        ReformatPlane seen = bench.read(() -> pane(PlaneName.CORONAL).view().drawingPlane());
        bench.keys(KeyCode.L);
        drag(PlaneName.CORONAL, middle, middle.plus(10, seen.down()));
        assertThat(painted(PlaneName.CORONAL).getFirst().values()).contains("on an MPR plane, MIP 5.0 mm");
        bench.keys(KeyCode.CONTROL, KeyCode.Z);
        assertThat(bench.annotations.all()).isEmpty();
        bench.keys(KeyCode.CONTROL, KeyCode.Y);
        bench.keys(KeyCode.ESCAPE);
        bench.keys(KeyCode.ESCAPE);
        assertThat(bench.read(() -> bench.seen.planes())).isEmpty();
        bench.keys(KeyCode.F7);
        await(() -> bench.seen.planes().isPresent());
        settled();
        assertThat(painted(PlaneName.CORONAL))
                .as("the planes lie otherwise now")
                .isEmpty();
        bench.read(() -> {
            bench.seen.measuring().goTo(bench.seen.measuring().items().getFirst());
            return null;
        });
        settled();
        ReformatPlane again = bench.read(() -> pane(PlaneName.CORONAL).view().drawingPlane());
        assertThat(again.slab()).isEqualTo(seen.slab());
        assertThat(Math.abs(again.normal().dot(seen.normal()))).isCloseTo(1, within(1e-9));
        assertThat(painted(PlaneName.CORONAL)).hasSize(1);
        bench.keys(KeyCode.DELETE);
        assertThat(bench.annotations.all()).isEmpty();
        assertThat(painted(PlaneName.CORONAL)).isEmpty();
    }

    @Test
    void itIsReshapedByItsHandlesMovedByHandAndByKeysOnATurnedPlane() {
        PatientPoint middle = new PatientPoint(-4, 6, 28);
        moveTo(middle);
        bench.read(() -> {
            room().moves().turn(PlaneName.SAGITTAL, Math.toRadians(30));
            return null;
        });
        settled();
        ReformatPlane seen = bench.read(() -> pane(PlaneName.CORONAL).view().drawingPlane());
        PatientPoint from = middle.plus(-9, seen.across()).plus(5, seen.down());
        PatientPoint to = middle.plus(4, seen.across()).plus(9, seen.down());
        bench.keys(KeyCode.L);
        drag(PlaneName.CORONAL, from, to);
        assertThat(length()).isCloseTo(Math.hypot(13, 4), within(0.4));
        PatientPoint further = middle.plus(10, seen.across()).plus(-7, seen.down());
        drag(PlaneName.CORONAL, end(0), end(0));
        drag(PlaneName.CORONAL, end(1), further);
        assertThat(end(0).distanceTo(from)).isLessThan(0.3);
        assertThat(end(1).distanceTo(further)).isLessThan(0.3);
        assertThat(length()).isCloseTo(Math.hypot(19, 12), within(0.4));
        assertThat(end(1).z()).as("on the plane, in the patient").isCloseTo(further.z(), within(0.3));
        double length = length();
        PatientPoint half = new PatientPoint(
                (end(0).x() + end(1).x()) / 2, (end(0).y() + end(1).y()) / 2, (end(0).z() + end(1).z()) / 2);
        PatientPoint before = end(0);
        drag(PlaneName.CORONAL, half, half.plus(-5, seen.across()));
        assertThat(end(0).distanceTo(before.plus(-5, seen.across()))).isLessThan(0.4);
        assertThat(length()).isEqualTo(length);
        PatientPoint dragged = end(0);
        bench.keys(KeyCode.RIGHT);
        bench.keys(KeyCode.DOWN);
        settled();
        double voxel = only().place().plane().orElseThrow().pixelMm();
        assertThat(end(0).distanceTo(dragged.plus(voxel, seen.across()).plus(voxel, seen.down())))
                .as("by a voxel each, as it is seen")
                .isLessThan(1e-9);
        bench.picture("mpr-reshaped");
        for (int i = 0; i < 4; i++) {
            bench.keys(KeyCode.CONTROL, KeyCode.Z);
        }
        assertThat(end(1).distanceTo(to)).as("as first drawn").isLessThan(0.3);
    }

    @Test
    void arrowsAndNotesLieOnTheirPlaneWithTheirWordsAndAreWrittenOnAgain() {
        moveTo(new PatientPoint(0, -10, 30));
        bench.keys(KeyCode.SHIFT, KeyCode.S);
        drag(PlaneName.CORONAL, new PatientPoint(-5, -10, 30), new PatientPoint(8, -10, 40));
        typed("CLIP");
        bench.keys(KeyCode.SHIFT, KeyCode.T);
        click(PlaneName.CORONAL, new PatientPoint(-14, -10, 14));
        typed("HERE");
        bench.picture("mpr-notes");
        List<DrawnItem> painted = painted(PlaneName.CORONAL);
        assertThat(painted).extracting(DrawnItem::label).containsExactlyInAnyOrder("clip", "here");
        Annotation note = bench.read(() -> bench.annotations.all().stream()
                .filter(one -> one.shape() instanceof Shape.Note)
                .findFirst()
                .orElseThrow());
        ReformatPlane plane = note.place().plane().orElseThrow();
        assertThat(plane.toPatient(note.shape().points().getFirst()).distanceTo(new PatientPoint(-14, -10, 14)))
                .isLessThan(0.3);
        assertThat(painted(PlaneName.AXIAL)).isEmpty();
        click(PlaneName.CORONAL, new PatientPoint(-14, -10, 14));
        bench.keys(KeyCode.ENTER);
        typed("THERE");
        assertThat(painted(PlaneName.CORONAL)).extracting(DrawnItem::label).contains("there");
    }

    private void typed(String words) {
        for (char letter : words.toCharArray()) {
            bench.keys(KeyCode.getKeyCode(String.valueOf(letter)));
        }
        bench.keys(KeyCode.ENTER);
        settled();
    }

    private void click(PlaneName name, PatientPoint point) {
        PlanePane pane = pane(name);
        Point2D place = bench.read(() -> pane.localToScene(pane.view().toView(point)));
        bench.mouseTo(place.getX(), place.getY());
        bench.mouse(robot -> robot.mouseClick(MouseButton.PRIMARY));
        settled();
    }

    private PatientPoint end(int number) {
        Annotation drawn = only();
        return drawn.place()
                .plane()
                .orElseThrow()
                .toPatient(drawn.shape().points().get(number));
    }

    private double length() {
        return number(painted(PlaneName.CORONAL).getFirst().values().getFirst(), "([0-9.]+) mm");
    }

    private static double number(String text, String pattern) {
        var matcher = java.util.regex.Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private Annotation only() {
        List<Annotation> all = bench.read(() -> bench.annotations.all());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<DrawnItem> painted(PlaneName name) {
        return bench.read(() -> bench.seen.drawn(pane(name)));
    }

    private PlaneRoom room() {
        return bench.seen.planes().orElseThrow();
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

    private void scroll(PlaneName name, int steps) {
        bench.read(() -> {
            room().moves().scroll(name, steps);
            return null;
        });
        settled();
    }

    private void drag(PlaneName name, PatientPoint from, PatientPoint to) {
        PlanePane pane = pane(name);
        Point2D first = bench.read(() -> pane.localToScene(pane.view().toView(from)));
        Point2D last = bench.read(() -> pane.localToScene(pane.view().toView(to)));
        bench.mouseTo(first.getX(), first.getY());
        bench.mouse(robot -> robot.mousePress(MouseButton.PRIMARY));
        bench.mouseTo((first.getX() + last.getX()) / 2, (first.getY() + last.getY()) / 2);
        bench.mouseTo(last.getX(), last.getY());
        bench.mouse(robot -> robot.mouseRelease(MouseButton.PRIMARY));
        settled();
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
