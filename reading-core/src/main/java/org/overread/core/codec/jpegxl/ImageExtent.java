package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Reads columns and rows of an image. Standard: ISO/IEC 18181-1 D.2. */
final class ImageExtent {
    private static final U32Code SIZE = U32Code.of(1, 9, 1, 13, 1, 18, 1, 30);
    private static final U32Code PREVIEW_EIGHTHS = U32Code.of(16, 0, 32, 0, 1, 5, 33, 9);
    private static final U32Code PREVIEW = U32Code.of(1, 6, 65, 8, 321, 10, 1345, 12);

    /** Columns in so many rows, by the ratio's code. */
    private static final int[][] RATIOS = {{0, 1}, {1, 1}, {12, 10}, {4, 3}, {3, 2}, {16, 9}, {5, 4}, {2, 1}};

    private ImageExtent() {}

    /** Columns and rows. */
    static int[] read(XlBits bits) throws DicomException {
        boolean small = bits.bool();
        int rows = small ? 8 * (1 + bits.read(5)) : bits.u32(SIZE);
        int ratio = bits.read(3);
        int columns = ratio != 0 ? columns(rows, ratio) : small ? 8 * (1 + bits.read(5)) : bits.u32(SIZE);
        return new int[] {columns, rows};
    }

    static int[] readPreview(XlBits bits) throws DicomException {
        boolean eighths = bits.bool();
        int rows = eighths ? 8 * bits.u32(PREVIEW_EIGHTHS) : bits.u32(PREVIEW);
        int ratio = bits.read(3);
        int columns = ratio != 0 ? columns(rows, ratio) : eighths ? 8 * bits.u32(PREVIEW_EIGHTHS) : bits.u32(PREVIEW);
        if (columns > 4096 || rows > 4096) {
            throw Codestream.malformed("JPEG XL preview of " + columns + " x " + rows);
        }
        return new int[] {columns, rows};
    }

    private static int columns(int rows, int ratio) {
        return (int) ((long) rows * RATIOS[ratio][0] / RATIOS[ratio][1]);
    }
}
