package org.overread.core.image;

import java.util.List;

/**
 * One colour frame, ready to show.
 *
 * @param argb rows · columns, 8 bits a channel, sRGB unless the image carries an ICC profile
 * @param warnings what was tolerated in its pixel data, in words
 */
public record ColourFrame(FrameRef ref, int columns, int rows, ColourPixels argb, List<String> warnings)
        implements ImageFrame {
    public ColourFrame {
        if (argb.count() != Math.multiplyExact(columns, rows)) {
            throw new IllegalArgumentException(
                    argb.count() + " pixels for " + columns + " columns x " + rows + " rows");
        }
        warnings = List.copyOf(warnings);
    }

    /** Without warnings. */
    public ColourFrame(FrameRef ref, int columns, int rows, int[] argb) {
        this(ref, columns, rows, ColourPixels.of(argb), List.of());
    }

    /** The same frame with its pixels in another place. */
    ColourFrame with(ColourPixels pixels) {
        return new ColourFrame(ref, columns, rows, pixels, warnings);
    }

    @Override
    public long bytes() {
        return 4L * argb.count();
    }
}
