package org.overread.core.image;

import java.util.List;

/**
 * One colour frame, ready to show.
 *
 * @param argb row-major, rows · columns: 0xFFRRGGBB, 8 bits a channel, sRGB unless the image carries an ICC profile
 * @param warnings what was tolerated in its pixel data, in words
 */
public record ColourFrame(FrameRef ref, int columns, int rows, int[] argb, List<String> warnings)
        implements ImageFrame {
    public ColourFrame {
        if (argb.length != Math.multiplyExact(columns, rows)) {
            throw new IllegalArgumentException(argb.length + " pixels for " + columns + " columns x " + rows + " rows");
        }
        warnings = List.copyOf(warnings);
    }

    /** Without warnings. */
    public ColourFrame(FrameRef ref, int columns, int rows, int[] argb) {
        this(ref, columns, rows, argb, List.of());
    }

    @Override
    public long bytes() {
        return 4L * argb.length;
    }
}
