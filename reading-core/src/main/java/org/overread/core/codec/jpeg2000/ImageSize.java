package org.overread.core.codec.jpeg2000;

import org.overread.core.codec.Codestream;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/**
 * Image and tile size: the SIZ marker segment, agreed with the data set. Frame: the reference grid. Standard: T.800 A.5.1.
 *
 * @param precisions bits of each component
 * @param signed whether each component is
 */
record ImageSize(
        int x0,
        int y0,
        int x1,
        int y1,
        int tileX0,
        int tileY0,
        int tileWidth,
        int tileHeight,
        int[] precisions,
        boolean[] signed) {
    private static final int MOST_BITS = 26;

    static ImageSize read(Codestream segment, FrameFormat format) throws DicomException {
        segment.u16();
        int x1 = segment.u32();
        int y1 = segment.u32();
        int x0 = segment.u32();
        int y0 = segment.u32();
        int tileWidth = segment.u32();
        int tileHeight = segment.u32();
        int tileX0 = segment.u32();
        int tileY0 = segment.u32();
        int components = segment.u16();
        if (x0 < 0 || y0 < 0 || x1 - x0 != format.columns() || y1 - y0 != format.rows() || x1 <= x0 || y1 <= y0) {
            throw Codestream.malformed("JPEG 2000 image area is not " + format.columns() + " x " + format.rows());
        }
        if (components != format.samplesPerPixel()) {
            throw Codestream.malformed("JPEG 2000 of " + components + " components in a data set of another number");
        }
        boolean firstTileInImage = (long) tileX0 + tileWidth > x0 && (long) tileY0 + tileHeight > y0;
        if (tileWidth <= 0
                || tileHeight <= 0
                || tileX0 < 0
                || tileY0 < 0
                || tileX0 > x0
                || tileY0 > y0
                || !firstTileInImage) {
            throw Codestream.malformed("JPEG 2000 tile size or offset");
        }
        int[] precisions = new int[components];
        boolean[] signed = new boolean[components];
        for (int c = 0; c < components; c++) {
            int depth = segment.u8();
            precisions[c] = (depth & 0x7F) + 1;
            signed[c] = depth > 0x7F;
            if (precisions[c] > Math.min(MOST_BITS, format.bitsAllocated())) {
                throw Codestream.unsupported("JPEG 2000 precision of " + precisions[c] + " bits");
            }
            if (segment.u16() != 0x0101) {
                throw Codestream.unsupported("JPEG 2000 with subsampled components");
            }
        }
        ImageSize size = new ImageSize(x0, y0, x1, y1, tileX0, tileY0, tileWidth, tileHeight, precisions, signed);
        if ((long) size.tilesAcross() * size.tilesDown() > 0xFFFF) {
            throw Codestream.malformed("JPEG 2000 of more than 65535 tiles");
        }
        return size;
    }

    int components() {
        return precisions.length;
    }

    int tilesAcross() {
        return (int) (((long) x1 - tileX0 + tileWidth - 1) / tileWidth);
    }

    int tilesDown() {
        return (int) (((long) y1 - tileY0 + tileHeight - 1) / tileHeight);
    }

    /** The area of a tile within the image. */
    Area tile(int index) {
        long left = tileX0 + (long) (index % tilesAcross()) * tileWidth;
        long top = tileY0 + (long) (index / tilesAcross()) * tileHeight;
        return new Area((int) Math.max(left, x0), (int) Math.max(top, y0), (int) Math.min(left + tileWidth, x1), (int)
                Math.min(top + tileHeight, y1));
    }
}
