package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
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
import org.overread.viewer.viewport.SyntheticSeries;
import org.overread.viewer.viewport.ViewGeometry;
import org.overread.viewer.viewport.Viewport;

/** Four series side by side: axial every 3 mm, axial every 1.5 mm, sagittal of the same frame of reference, axial of another. */
@ExtendWith(VirtualScreen.class)
class LinkedViewportsTest {
    private static final Direction X = new Direction(1, 0, 0);
    private static final Direction Y = new Direction(0, 1, 0);
    private static final Direction DOWN = new Direction(0, 0, -1);

    private final Series chest = SyntheticSeries.of("1.2.3", 20);
    private final Series thin = series(
            "1.2.4", 20, k -> plane(SyntheticSeries.FRAME_OF_REFERENCE, new PatientPoint(-22, -22, 1.5 * k), X, Y));
    private final Series sagittal = series(
            "1.2.5",
            10,
            k -> plane(SyntheticSeries.FRAME_OF_REFERENCE, new PatientPoint(20 - 4 * k, -22, 50), Y, DOWN));
    private final Series elsewhere =
            series("1.2.6", 20, k -> plane("1.2.840.99.7", new PatientPoint(-22, -22, 500 + 5 * k), X, Y));
    private ReadingBench bench;

    private interface Place {
        ImagePlane of(int k);
    }

    @BeforeEach
    void openFour() {
        bench = new ReadingBench(SyntheticSeries::read, 1400, 900);
        bench.open(ReadingBench.study(chest, thin, sagittal, elsewhere));
        bench.keys(KeyCode.F4);
    }

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void slicesOfTheSamePlaceAreShownTogether() {
        bench.keys(KeyCode.Y);
        bench.keys(KeyCode.HOME);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.DOWN);
        // z = 9 mm
        assertThat(position(0)).isEqualTo(3);
        assertThat(position(1)).isEqualTo(6);
        assertThat(written(1)).contains("linked by position");
        bench.picture("linked");
        bench.keys(KeyCode.END);
        assertThat(position(1)).as("its last slice").isEqualTo(19);
        assertThat(written(1)).contains("does not reach there");
    }

    @Test
    void anotherOrientationIsNotScrolledAndSaysSo() {
        int before = position(2);
        bench.keys(KeyCode.Y);
        bench.keys(KeyCode.HOME);
        assertThat(position(2)).isEqualTo(before);
        assertThat(written(2)).contains("other orientation");
    }

    @Test
    void anotherFrameOfReferenceGoesByTheDistanceScrolledAndSaysItsOffset() {
        // 30 mm in the chest, 550 mm there: an offset of 520 mm
        bench.keys(KeyCode.Y);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.DOWN);
        // 15 mm further: three slices of 5 mm
        assertThat(position(0)).isEqualTo(15);
        assertThat(position(3)).isEqualTo(13);
        assertThat(written(3)).contains("offset 520.0 mm");
        bench.keys(KeyCode.Y);
        bench.keys(KeyCode.DOWN);
        bench.keys(KeyCode.DOWN);
        assertThat(position(3)).as("no longer linked").isEqualTo(13);
    }

    @Test
    void theActiveSliceIsALineWhereItCutsTheOthersAndNowhereElse() {
        bench.keys(KeyCode.J);
        assertThat(line(0)).as("on itself").isEmpty();
        assertThat(line(1)).as("parallel").isEmpty();
        assertThat(line(3)).as("another frame of reference").isEmpty();
        Point2D[] line = line(2).orElseThrow();
        ViewGeometry geometry =
                bench.read(() -> viewport(2).painted().orElseThrow().geometry());
        // z = 30 mm is 20 mm below the first row's centre
        double row = 20 / 0.7 + 0.5;
        assertThat(line[0].getY())
                .isCloseTo(geometry.toView(new ImagePoint(0, row)).getY(), within(0.01));
        assertThat(line[1].getY()).isCloseTo(line[0].getY(), within(0.01));
        assertThat(Math.abs(line[1].getX() - line[0].getX())).isCloseTo(64 * geometry.scale(), within(0.01));
        bench.picture("reference-lines");
        bench.keys(KeyCode.J);
        assertThat(line(2)).isEmpty();
    }

    private Viewport viewport(int index) {
        return bench.seen.viewports().viewports().get(index);
    }

    private int position(int index) {
        return bench.read(() -> viewport(index).view().position());
    }

    private String written(int index) {
        return bench.read(() -> bench.seen.linkOf(viewport(index)));
    }

    private Optional<Point2D[]> line(int index) {
        return bench.read(() -> bench.seen.referenceLine(viewport(index)));
    }

    private static ImagePlane plane(String frame, PatientPoint first, Direction across, Direction down) {
        return new ImagePlane(
                frame, first, across, down, new PixelSpacing(0.7, 0.7, PixelSpacing.Origin.PIXEL_SPACING));
    }

    private static Series series(String uid, int slices, Place place) {
        List<Instance> instances = new ArrayList<>();
        for (int k = 0; k < slices; k++) {
            String sop = uid + "." + (k + 1);
            instances.add(new Instance(
                    Path.of(sop + ".dcm"),
                    "1.2.840.10008.1.2.1",
                    sop,
                    "1.2.840.10008.5.1.4.1.1.2",
                    1,
                    Optional.of(place.of(k)),
                    SyntheticSeries.instance(sop, k, "MONOCHROME2").header()));
        }
        return new Series(uid, "CT", Optional.of(4), "Test", "CHEST", instances, true, List.of());
    }
}
