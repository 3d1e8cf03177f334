package org.overread.viewer.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Point2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.core.presentation.SpatialTransform;
import org.overread.viewer.viewport.ViewTurn;

/** Rotation clockwise, then left and right exchanged (PS3.3 C.10.6): where what lies to the right in the image is seen. */
class StateLookTest {

    @ParameterizedTest
    @CsvSource({
        "0, false, 1, 0, 0, 1",
        "90, false, 0, 1, -1, 0",
        "180, false, -1, 0, 0, -1",
        "270, false, 0, -1, 1, 0",
        "0, true, -1, 0, 0, 1",
        "90, true, 0, 1, 1, 0",
        "180, true, 1, 0, 0, -1",
        "270, true, 0, -1, -1, 0"
    })
    void rightAndBottomOfTheImageAreSeenWhereTheStandardPutsThem(
            int degrees, boolean flipped, double rightX, double rightY, double bottomX, double bottomY) {
        ViewTurn turn = StateLook.turn(new SpatialTransform(degrees, flipped));
        assertThat(turn.toView(1, 0).subtract(rightX, rightY).magnitude()).isZero();
        assertThat(turn.toView(0, 1).distance(new Point2D(bottomX, bottomY))).isZero();
    }
}
