package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.overread.core.image.FrameRef;
import org.overread.core.image.OverlayBitmap;
import org.overread.core.image.OverlayPlane;
import org.overread.core.study.OverlayPlanes;

class ImageOverlayPainterTest {
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    @Test
    void aBitIsPaintedOverItsImagePixelFromTheOverlaysOrigin() {
        // the overlay begins a column left of the image and two rows down; its pixel (2, 0) is set
        int[] picture = painted(plane(OverlayPlane.Kind.GRAPHICS, 4, 1, -1, 2), new byte[] {0b100}, BLACK);
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 40; x++) {
                boolean over = x >= 10 && x < 20 && y >= 20 && y < 30;
                assertThat(picture[y * 40 + x]).as(x + ", " + y).isEqualTo(over ? WHITE : BLACK);
            }
        }
    }

    @Test
    void overABrightImageItIsBlackAndOutsideTheViewNothing() {
        int[] picture = painted(plane(OverlayPlane.Kind.GRAPHICS, 4, 1, -1, 2), new byte[] {0b101}, WHITE);
        assertThat(Arrays.stream(picture).filter(pixel -> pixel == BLACK).count())
                .isEqualTo(100);
    }

    @Test
    void aRegionIsPaintedByItsBorder() {
        int[] picture = painted(plane(OverlayPlane.Kind.REGION, 4, 4, 0, 0), new byte[] {-1, -1}, BLACK);
        assertThat(picture[20 * 40 + 20]).isEqualTo(BLACK);
        assertThat(Arrays.stream(picture).filter(pixel -> pixel == WHITE).count())
                .isEqualTo(1600 - 400);
    }

    @Test
    void madeSmallerNoLineIsLost() {
        byte[] bits = new byte[100 * 100 / 8 + 1];
        for (int row = 0; row < 100; row++) {
            int bit = row * 100 + 33;
            bits[bit / 8] |= (byte) (1 << bit % 8);
        }
        int[] picture = new int[10 * 10];
        Arrays.fill(picture, BLACK);
        OverlayPlane plane = plane(OverlayPlane.Kind.GRAPHICS, 100, 100, 0, 0);
        ImageOverlayPainter.paint(over(plane, bits), ViewGeometry.fit(10, 10, 100, 100, 1), picture);
        for (int row = 0; row < 10; row++) {
            assertThat(picture[row * 10 + 3]).isEqualTo(WHITE);
        }
    }

    /** Over an image of 4 by 4 pixels, each ten pixels of the picture wide. */
    private static int[] painted(OverlayPlane plane, byte[] bits, int background) {
        int[] picture = new int[40 * 40];
        Arrays.fill(picture, background);
        ImageOverlayPainter.paint(over(plane, bits), ViewGeometry.fit(40, 40, 4, 4, 1), picture);
        return picture;
    }

    private static OverlayPlanes.Over over(OverlayPlane plane, byte[] bits) {
        return new OverlayPlanes.Over(List.of(new OverlayBitmap(new FrameRef("1.2", 1), plane, bits)), 0);
    }

    private static OverlayPlane plane(OverlayPlane.Kind kind, int columns, int rows, int originColumn, int originRow) {
        return new OverlayPlane(
                0x6000,
                kind,
                "",
                "",
                "",
                columns,
                rows,
                originColumn,
                originRow,
                1,
                1,
                true,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
