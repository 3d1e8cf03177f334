package org.overread.core.image;

/**
 * One colour frame, ready to show.
 *
 * @param argb row-major, rows · columns: 0xFFRRGGBB, 8 bits a channel, sRGB unless the image carries an ICC profile
 */
public record ColourFrame(FrameRef ref, int columns, int rows, int[] argb) implements ImageFrame {
    public ColourFrame {
        if (argb.length != Math.multiplyExact(columns, rows)) {
            throw new IllegalArgumentException(argb.length + " pixels for " + columns + " columns x " + rows + " rows");
        }
    }

    @Override
    public long bytes() {
        return 4L * argb.length;
    }
}
