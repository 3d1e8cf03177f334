package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.finding.MaskFrame;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.overlay.OverlayShape;
import org.overread.core.review.AssessmentDecision;
import org.overread.viewer.reading.VirtualScreen;

/** What is painted over a frame, and what must not be. */
@ExtendWith(VirtualScreen.class)
class OverlayPainterTest {
    private static final int SIDE = 640;

    private final FrameStack stack = new FrameStack(SyntheticSeries.of("1.2.3", 20));
    private final FrameRef here = stack.frame(4).ref();
    private final TrackingUid uid = TrackingUid.create();

    @Test
    void overlayOfAnotherInstanceIsNotPainted() {
        FrameRef other = stack.frame(5).ref();
        Painting painting = paint(List.of(shape(other, Optional.empty(), true)), OverlayEmphasis.NONE);
        assertThat(painting.outcome()).isEqualTo(new OverlayOutcome(List.of(), 1));
        assertThat(painting.colouredPixels()).isZero();
    }

    @Test
    void overlayOfAnotherFrameOfTheSameInstanceIsNotPainted() {
        FrameRef other = new FrameRef(here.sopInstanceUid(), 2);
        Painting painting = paint(List.of(shape(other, Optional.empty(), true)), OverlayEmphasis.NONE);
        assertThat(painting.outcome().refused()).isEqualTo(1);
        assertThat(painting.colouredPixels()).isZero();
    }

    @Test
    void aMarkIsNotPaintedWhereItsFrameCannotBeShown() {
        PaintedFrame unreadable =
                new PaintedFrame(request(), Optional.empty(), Optional.empty(), Optional.of("truncated"));
        Painting painting = paint(unreadable, List.of(shape(here, Optional.empty(), true)), OverlayEmphasis.NONE);
        assertThat(painting.outcome().painted()).isEmpty();
        assertThat(painting.colouredPixels()).isZero();
    }

    @Test
    void theBoxStandsWhereTheFindingIsAndItsMiddleStaysFree() {
        Painting painting = paint(List.of(shape(here, Optional.empty(), true)), OverlayEmphasis.NONE);
        // columns 40…48 and rows 16…24 of 64, ten view pixels each
        assertThat(painting.at(400, 200).getOpacity()).as("on the box's edge").isPositive();
        assertThat(painting.at(440, 200).getOpacity()).isZero();
        for (int x = 410; x < 470; x++) {
            for (int y = 170; y < 230; y++) {
                assertThat(painting.at(x, y).getOpacity()).isZero();
            }
        }
    }

    @Test
    void notAssessedIsDashedAndAcceptedIsNot() {
        Painting open = paint(List.of(shape(here, Optional.empty(), true)), OverlayEmphasis.NONE);
        Painting accepted =
                paint(List.of(shape(here, Optional.of(AssessmentDecision.ACCEPTED), true)), OverlayEmphasis.NONE);
        assertThat(open.gapsAlong(400, 162, 238)).isGreaterThan(4);
        assertThat(accepted.gapsAlong(400, 162, 238)).isZero();
    }

    @Test
    void aProjectionFromANeighbourShowsItsCornersOnly() {
        Painting projected =
                paint(List.of(shape(here, Optional.of(AssessmentDecision.ACCEPTED), false)), OverlayEmphasis.NONE);
        assertThat(projected.at(400, 163).getOpacity()).isPositive();
        assertThat(projected.at(400, 200).getOpacity()).isZero();
    }

    @Test
    void theSelectedMarkCarriesItsFullTextOutsideItsBox() {
        OverlayEmphasis selected = new OverlayEmphasis(
                Optional.of(uid), List.of("1  Nodule · RLL · 17 mm · 96 %", "AI, unverified · Lung nodule 1.0"));
        Painting plain = paint(List.of(shape(here, Optional.empty(), true)), OverlayEmphasis.NONE);
        Painting emphasised = paint(List.of(shape(here, Optional.empty(), true)), selected);
        assertThat(emphasised.colouredPixels()).isGreaterThan(4 * plain.colouredPixels());
        assertThat(emphasised.at(440, 200).getOpacity()).isZero();
    }

    @Test
    void aSegmentIsOutlinedAlongItsPixelsAndStaysFreeInside() {
        boolean[] inside = {false, true, true, true, true, true};
        MaskFrame segment = MaskFrame.of(here, 42, 18, 3, 2, inside);
        OverlayShape shape = new OverlayShape(
                here,
                uid,
                1,
                "",
                true,
                Optional.of(AssessmentDecision.ACCEPTED),
                true,
                30,
                10,
                60,
                30,
                Optional.of(segment));
        Painting painting = paint(List.of(shape), OverlayEmphasis.NONE);
        // ten view pixels to a pixel: columns 42…45, rows 18…20, the first pixel not inside
        assertThat(painting.at(435, 180).getOpacity())
                .as("above the second pixel")
                .isPositive();
        assertThat(painting.at(425, 180).getOpacity())
                .as("above the missing first")
                .isZero();
        assertThat(painting.at(425, 190).getOpacity())
                .as("below the missing first")
                .isPositive();
        assertThat(painting.at(430, 185).getOpacity())
                .as("between first and second")
                .isPositive();
        assertThat(painting.at(450, 195).getOpacity()).as("right edge").isPositive();
        assertThat(painting.at(440, 195).getOpacity()).as("within").isZero();
        assertThat(painting.at(435, 190).getOpacity()).as("within").isZero();
    }

    @Test
    void aThousandMarksOnAFrameArePaintedWithinAMomentOfScrolling() {
        List<OverlayShape> shapes = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            double column = i % 40 * 1.5;
            double row = i / 40 * 2.4;
            shapes.add(new OverlayShape(
                    here,
                    TrackingUid.create(),
                    i + 1,
                    "50 %",
                    true,
                    Optional.empty(),
                    true,
                    column,
                    row,
                    column + 1.2,
                    row + 1.8,
                    Optional.empty()));
        }
        paint(shapes, OverlayEmphasis.NONE);
        long start = System.nanoTime();
        Painting painting = paint(shapes, OverlayEmphasis.NONE);
        double ms = (System.nanoTime() - start) / 1e6;
        assertThat(painting.outcome().painted()).hasSize(1000);
        assertThat(ms).as("ms with rasterising").isLessThan(1000);
    }

    private record Painting(OverlayOutcome outcome, WritableImage picture) {
        Color at(int x, int y) {
            return picture.getPixelReader().getColor(x, y);
        }

        long colouredPixels() {
            long count = 0;
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    count += picture.getPixelReader().getArgb(x, y) >>> 24 > 0 ? 1 : 0;
                }
            }
            return count;
        }

        int gapsAlong(int x, int fromY, int toY) {
            int gaps = 0;
            for (int y = fromY + 1; y < toY; y++) {
                boolean on = at(x, y).getBrightness() > 0.4;
                boolean before = at(x, y - 1).getBrightness() > 0.4;
                gaps += before && !on ? 1 : 0;
            }
            return gaps;
        }
    }

    private Painting paint(List<OverlayShape> shapes, OverlayEmphasis emphasis) {
        PaintedFrame painted = new PaintedFrame(
                request(),
                Optional.of(SyntheticSeries.read(stack.frame(4).instance(), 1)),
                Optional.empty(),
                Optional.empty());
        return paint(painted, shapes, emphasis);
    }

    private static Painting paint(PaintedFrame painted, List<OverlayShape> shapes, OverlayEmphasis emphasis) {
        return VirtualScreen.onScreen(() -> {
            DrawingLayer layer = new DrawingLayer();
            layer.setWidth(SIDE);
            layer.setHeight(SIDE);
            OverlayOutcome outcome = new OverlayPainter().paint(layer, painted, shapes, emphasis);
            SnapshotParameters clear = new SnapshotParameters();
            clear.setFill(Color.TRANSPARENT);
            return new Painting(outcome, layer.snapshot(clear, null));
        });
    }

    private PaintRequest request() {
        ViewGeometry geometry = ViewGeometry.fit(SIDE, SIDE, SyntheticSeries.SIZE, SyntheticSeries.SIZE, 1);
        return new PaintRequest(1, stack, 4, geometry, new Presentation(Optional.empty(), false), 1, PictureLayer.NONE);
    }

    private OverlayShape shape(FrameRef frame, Optional<AssessmentDecision> decision, boolean onKeyFrame) {
        return new OverlayShape(frame, uid, 1, "96 %", true, decision, onKeyFrame, 40, 16, 48, 24, Optional.empty());
    }
}
