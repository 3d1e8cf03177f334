package org.overread.core.codec.jpeg;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * One component of a DCT frame: blocks of coefficients (progressive) or of samples. Shape: blocks row-major,
 * {@link #blocksWide} · {@link #blocksHigh}, whole MCUs. Not thread-safe.
 */
final class DctPlane {
    /** Natural index of each coefficient in zigzag order (T.81 figure A.6). */
    static final int[] NATURAL = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private final JpegComponent component;
    private final InverseDct inverse;
    private final int width;
    private final int height;
    private final int blocksWide;
    private final int blocksHigh;
    private final short[] samples;
    private final short[] coefficients;
    private int[] quantisation;

    DctPlane(JpegHeader header, JpegComponent component) {
        this.component = component;
        int h = header.horizontalMost();
        int v = header.verticalMost();
        width = ceilDiv(header.columns() * component.horizontal(), h);
        height = ceilDiv(header.rows() * component.vertical(), v);
        blocksWide = ceilDiv(header.columns(), 8 * h) * component.horizontal();
        blocksHigh = ceilDiv(header.rows(), 8 * v) * component.vertical();
        inverse = new InverseDct(header.precision());
        samples = new short[blocksWide * blocksHigh * 64];
        coefficients = header.process() == JpegHeader.PROGRESSIVE ? new short[samples.length] : null;
    }

    private static int ceilDiv(int value, int divisor) {
        return (value + divisor - 1) / divisor;
    }

    JpegComponent component() {
        return component;
    }

    /** Samples that belong to the image, in each row. */
    int width() {
        return width;
    }

    /** Rows that belong to the image. */
    int height() {
        return height;
    }

    int blocksWide() {
        return blocksWide;
    }

    int blocksHigh() {
        return blocksHigh;
    }

    /** All samples; a row of the plane takes {@code blocksWide · 8} of them. */
    short[] samples() {
        return samples;
    }

    /** Coefficients of progressive frames, before dequantisation, in natural order, 64 a block. */
    short[] coefficients() {
        return coefficients;
    }

    /** Takes the quantisation table in force when the component is first scanned; steps in zigzag order. */
    void quantiseBy(JpegTables tables) throws DicomException {
        if (quantisation == null) {
            quantisation = tables.quantisation(component.quantisation()).clone();
        }
    }

    int[] quantisation() {
        return quantisation;
    }

    /** Sets a block of samples from dequantised coefficients in natural order, of which {@code last} is the last not zero. */
    void transform(int[] block, int last, int blockX, int blockY) {
        int at = blockY * 8 * blocksWide * 8 + blockX * 8;
        if (last == 0) {
            inverse.flat(block[0], samples, at, blocksWide * 8);
        } else {
            inverse.transform(block, samples, at, blocksWide * 8);
        }
    }

    /** Turns the coefficients of a progressive frame into samples. */
    void finish() throws DicomException {
        if (coefficients == null) {
            return;
        }
        if (quantisation == null) {
            throw Codestream.malformed("JPEG component without a scan");
        }
        int[] block = new int[64];
        for (int b = 0; b < blocksWide * blocksHigh; b++) {
            int last = 0;
            for (int k = 0; k < 64; k++) {
                int value = coefficients[b * 64 + NATURAL[k]] * quantisation[k];
                block[NATURAL[k]] = value;
                last = value == 0 ? last : k;
            }
            transform(block, last, b % blocksWide, b / blocksWide);
        }
    }
}
