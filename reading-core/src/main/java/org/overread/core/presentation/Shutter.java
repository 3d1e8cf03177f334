package org.overread.core.presentation;

import java.util.List;
import org.overread.core.presentation.DisplayedArea.Pixel;

/** A mask that hides what is outside (PS3.3 C.7.6.11, C.7.6.15). Pixels are counted from 1, of the image as stored. */
public sealed interface Shutter {

    /** Shown is what lies between the edges. */
    record Rectangular(int leftColumn, int rightColumn, int upperRow, int lowerRow) implements Shutter {}

    /** @param radius in pixels along a row */
    record Circular(Pixel center, int radius) implements Shutter {}

    record Polygonal(List<Pixel> vertices) implements Shutter {
        public Polygonal {
            vertices = List.copyOf(vertices);
        }
    }

    /** Hidden is what is set in an overlay of the presentation state: its group, 0x6000 … */
    record Bitmap(int overlayGroup) implements Shutter {}
}
