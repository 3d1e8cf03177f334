package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.overread.core.image.FrameRef;
import org.overread.core.image.OverlayBitmap;
import org.overread.core.image.OverlayPlane;
import org.overread.core.presentation.DisplayedArea.Pixel;
import org.overread.core.presentation.Shutter;
import org.overread.core.presentation.Shutters;

/** Which pixels of an image of 8 columns and 4 rows shutters hide; a picture pixel for each. */
class StateShutterTest {
    private static final int COLUMNS = 8;
    private static final int ROWS = 4;
    private static final ViewGeometry IMAGE = ViewGeometry.fit(COLUMNS, ROWS, COLUMNS, ROWS, 1);

    /** A line for each row: "#" hidden, "." seen. */
    private static String hidden(List<OverlayBitmap> bitmaps, Shutter... shutters) {
        Shutters all = new Shutters(List.of(shutters), OptionalInt.of(65535), Optional.empty());
        int[] picture = new int[COLUMNS * ROWS];
        Arrays.fill(picture, 0xFF000000);
        StateShutter.of(all, bitmaps, IMAGE).paint(IMAGE, StateShutter.shade(all), picture);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < picture.length; i++) {
            lines.append(picture[i] == 0xFFFFFFFF ? '#' : '.').append(i % COLUMNS == COLUMNS - 1 ? "\n" : "");
        }
        return lines.toString();
    }

    @Test
    void edgesAreSeenAndCountedFromOne() {
        assertThat(hidden(List.of(), new Shutter.Rectangular(3, 6, 2, 3))).isEqualTo("""
                ########
                ##....##
                ##....##
                ########
                """);
    }

    @Test
    void aPolygonShowsWhatIsInside() {
        Shutter triangle = new Shutter.Polygonal(List.of(new Pixel(1, 0), new Pixel(9, 0), new Pixel(5, 5)));
        // at row 1 from 1.8 to 8.2, at row 2 from 2.6 to 7.4, at row 3 from 3.4 to 6.6, at row 4 from 4.2 to 5.8
        String lines = hidden(List.of(), triangle);
        assertThat(lines).isEqualTo("""
                #.......
                ##.....#
                ###...##
                ####.###
                """);
    }

    @Test
    void aBitmapHidesWhatIsSetAndSeveralShuttersHideWhatAnyDoes() {
        OverlayPlane plane = new OverlayPlane(
                0x6002,
                OverlayPlane.Kind.GRAPHICS,
                "",
                "",
                "",
                2,
                2,
                1,
                1,
                1,
                1,
                true,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        OverlayBitmap bitmap = new OverlayBitmap(new FrameRef("1.2", 1), plane, new byte[] {0b1011});
        assertThat(hidden(List.of(bitmap), new Shutter.Bitmap(0x6002), new Shutter.Rectangular(1, 7, 1, 4)))
                .isEqualTo("""
                        .......#
                        .##....#
                        ..#....#
                        .......#
                        """);
        assertThat(hidden(List.of(bitmap), new Shutter.Bitmap(0x6004))).doesNotContain("#");
    }
}
