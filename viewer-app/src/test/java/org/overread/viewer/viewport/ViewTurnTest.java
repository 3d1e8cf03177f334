package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.OrientationLetters;

class ViewTurnTest {
    private static final OrientationLetters RADIOGRAPH = new OrientationLetters("R", "L", "H", "F");

    static Stream<ViewTurn> all() {
        return IntStream.range(0, 8).mapToObj(i -> new ViewTurn(i % 4, i > 3));
    }

    @Test
    void lettersFollowAQuarterTurnClockwiseAndAFlip() {
        ViewTurn quarter = ViewTurn.NONE.rotated();
        // what was left is on top, what was on top is right
        assertThat(quarter.letters(RADIOGRAPH)).isEqualTo(new OrientationLetters("F", "H", "R", "L"));
        assertThat(ViewTurn.NONE.flipped().letters(RADIOGRAPH)).isEqualTo(new OrientationLetters("L", "R", "H", "F"));
        assertThat(quarter.flipped().letters(RADIOGRAPH)).isEqualTo(new OrientationLetters("H", "F", "R", "L"));
        assertThat(ViewTurn.NONE.flipped().rotated().letters(RADIOGRAPH))
                .isEqualTo(new OrientationLetters("F", "H", "L", "R"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void fourQuartersAndTwoFlipsAreNone(ViewTurn turn) {
        assertThat(turn.rotated().rotated().rotated().rotated()).isEqualTo(turn);
        assertThat(turn.flipped().flipped()).isEqualTo(turn);
        assertThat(turn.flipped().letters(RADIOGRAPH).left())
                .isEqualTo(turn.letters(RADIOGRAPH).right());
    }

    @ParameterizedTest
    @MethodSource("all")
    void pointsOfAnisotropicImagesGoThereAndBackAndStayUnderThePointer(ViewTurn turn) {
        ViewGeometry geometry = ViewGeometry.fit(913, 677, 500, 300, 1.7)
                .turned(turn)
                .zoomAbout(300, 200, 1.4)
                .panBy(31, -17);
        ImagePoint point = new ImagePoint(123.25, 77.5);
        Point2D seen = geometry.toView(point);
        ImagePoint back = geometry.toImage(seen.getX(), seen.getY());
        assertThat(back.column()).isCloseTo(123.25, within(1e-9));
        assertThat(back.row()).isCloseTo(77.5, within(1e-9));
        Point2D moved = geometry.panBy(10, 4).toView(point);
        assertThat(moved.subtract(seen).magnitude()).isCloseTo(Math.hypot(10, 4), within(1e-9));
        assertThat(moved.getX() - seen.getX()).isCloseTo(10, within(1e-9));
        Point2D kept = geometry.zoomAbout(seen.getX(), seen.getY(), 1.3).toView(point);
        assertThat(kept.distance(seen)).isLessThan(1e-9);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theWholeImageFitsHoweverItIsTurned(ViewTurn turn) {
        ViewGeometry geometry =
                ViewGeometry.fit(900, 400, 500, 300, 1.7).turned(turn).fit();
        Point2D first = geometry.toView(new ImagePoint(0, 0));
        Point2D last = geometry.toView(new ImagePoint(500, 300));
        double width = Math.abs(last.getX() - first.getX());
        double height = Math.abs(last.getY() - first.getY());
        assertThat(Math.max(width / 900, height / 400)).isCloseTo(1, within(1e-9));
        assertThat(geometry.resized(400, 900).fitted()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aTurnedPictureHasEachPixelWhereItsPointIsSeen(ViewTurn turn) {
        int width = 7;
        int height = 5;
        ViewGeometry seen = ViewGeometry.fit(width, height, 3, 4, 1).turned(turn);
        ViewGeometry upright = seen.upright();
        int across = (int) upright.viewWidth();
        int[] source = IntStream.range(0, width * height).toArray();
        int[] picture = new int[width * height];
        turn.turn(source, picture, width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                ImagePoint point = seen.toImage(x + 0.5, y + 0.5);
                Point2D from = upright.toView(point);
                assertThat(picture[y * width + x])
                        .isEqualTo((int) Math.floor(from.getY()) * across + (int) Math.floor(from.getX()));
            }
        }
    }
}
