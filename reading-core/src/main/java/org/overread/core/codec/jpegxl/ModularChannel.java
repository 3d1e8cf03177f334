package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * A plane of integers. Standard: ISO/IEC 18181-1 H.1. Not thread-safe.
 *
 * <p>Shape: {@link #samples} is row by row, null until {@link #allocate}.
 */
final class ModularChannel {
    int width;
    int height;

    /** Reduction by 2 to this power across and down; -1 for what is no picture, such as a palette. */
    int shiftX;

    int shiftY;
    int[] samples;

    ModularChannel(int width, int height, int shiftX, int shiftY) {
        this.width = width;
        this.height = height;
        this.shiftX = shiftX;
        this.shiftY = shiftY;
    }

    boolean empty() {
        return width == 0 || height == 0;
    }

    int[] allocate() throws DicomException {
        if (samples == null) {
            long size = (long) width * height;
            if (size > Integer.MAX_VALUE - 8) {
                throw new DicomException(DicomException.Kind.TOO_LARGE, "JPEG XL channel of " + size + " samples");
            }
            samples = new int[(int) size];
        }
        return samples;
    }

    boolean sameShape(ModularChannel other) {
        return width == other.width && height == other.height && shiftX == other.shiftX && shiftY == other.shiftY;
    }

    /** The part that belongs to an area of the frame; sizes may be 0. */
    FrameLayout.Area part(FrameLayout.Area area) throws DicomException {
        if (shiftX < 0 || shiftY < 0 || shiftX > 30 || shiftY > 30) {
            throw Codestream.malformed("JPEG XL palette larger than a group");
        }
        int column = area.column() >> shiftX;
        int row = area.row() >> shiftY;
        return new FrameLayout.Area(
                column,
                row,
                Math.max(0, Math.min(area.width() >> shiftX, width - column)),
                Math.max(0, Math.min(area.height() >> shiftY, height - row)));
    }

    /** Puts a part, decoded by itself, in its place. */
    void put(FrameLayout.Area at, ModularChannel part) throws DicomException {
        int[] to = allocate();
        for (int y = 0; y < at.height(); y++) {
            System.arraycopy(part.samples, y * at.width(), to, (at.row() + y) * width + at.column(), at.width());
        }
    }
}
