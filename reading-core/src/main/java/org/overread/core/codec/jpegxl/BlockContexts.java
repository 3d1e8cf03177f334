package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * The contexts of a block's coefficients, by its low frequencies, its quantisation, its kind and channel. Standard:
 * ISO/IEC 18181-1 G.1.2.3, I.2.5. Immutable.
 *
 * @param low thresholds of the low-frequency coefficients of X, Y and B
 * @param count how many contexts there are
 */
record BlockContexts(int[][] low, int[] quantisation, byte[] map, int count) {
    private static final int MOST = 16;
    private static final U32Code LOW = U32Code.of(0, 4, 16, 8, 272, 16, 65808, 32);
    private static final U32Code QUANTISATION = U32Code.of(0, 2, 4, 3, 12, 5, 44, 8);
    private static final byte[] DEFAULT = {
        0, 1, 2, 2, 3, 3, 4, 5, 6, 6, 6, 6, 6, 7, 8, 9, 9, 10, 11, 12, 13, 14, 14, 14, 14, 14, 7, 8, 9, 9, 10, 11, 12,
        13, 14, 14, 14, 14, 14
    };

    private static final byte[] FREQUENCY = {
        0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 15, 16, 16, 17, 17, 18, 18, 19, 19, 20, 20, 21, 21, 22,
        22, 23, 23, 23, 23, 24, 24, 24, 24, 25, 25, 25, 25, 26, 26, 26, 26, 27, 27, 27, 27, 28, 28, 28, 28, 29, 29, 29,
        29, 30, 30, 30, 30
    };
    private static final short[] LEFT = {
        0, 0, 31, 62, 62, 93, 93, 93, 93, 123, 123, 123, 123, 152, 152, 152, 152, 152, 152, 152, 152, 180, 180, 180,
        180, 180, 180, 180, 180, 180, 180, 180, 180, 206, 206, 206, 206, 206, 206, 206, 206, 206, 206, 206, 206, 206,
        206, 206, 206, 206, 206, 206, 206, 206, 206, 206, 206, 206, 206, 206, 206, 206, 206, 206
    };
    private static final int COUNT_CONTEXTS = 37;
    private static final int COEFFICIENT_CONTEXTS = 458;

    static BlockContexts read(XlBits bits) throws DicomException {
        if (bits.bool()) {
            return new BlockContexts(new int[3][0], new int[0], DEFAULT, 15);
        }
        int[][] low = new int[3][];
        int combinations = 1;
        for (int c = 0; c < 3; c++) {
            low[c] = new int[bits.read(4)];
            combinations *= low[c].length + 1;
            for (int i = 0; i < low[c].length; i++) {
                low[c][i] = XlBits.signed(bits.u32(LOW));
            }
        }
        int[] quantisation = new int[bits.read(4)];
        for (int i = 0; i < quantisation.length; i++) {
            quantisation[i] = 1 + bits.u32(QUANTISATION);
        }
        combinations *= quantisation.length + 1;
        if (combinations > 64) {
            throw Codestream.malformed("JPEG XL with " + combinations + " block contexts a kind");
        }
        byte[] map = ContextMap.read(bits, 3 * BlockKind.ORDERS * combinations);
        int count = ContextMap.clusters(map);
        if (count > MOST) {
            throw Codestream.malformed("JPEG XL with " + count + " block contexts");
        }
        return new BlockContexts(low, quantisation, map, count);
    }

    /** How many contexts a set of codes of coefficients has. */
    int total() {
        return count * (COUNT_CONTEXTS + COEFFICIENT_CONTEXTS);
    }

    /** The combination of low-frequency coefficients, of X, Y and B. */
    int low(int x, int y, int b) {
        return (above(low[0], x) * (low[2].length + 1) + above(low[2], b)) * (low[1].length + 1) + above(low[1], y);
    }

    private static int above(int[] thresholds, int value) {
        int count = 0;
        for (int threshold : thresholds) {
            count += value > threshold ? 1 : 0;
        }
        return count;
    }

    /** @param lowIndex from {@link #low} */
    int block(int channel, int order, int quant, int lowIndex) {
        int index = (channel < 2 ? channel ^ 1 : 2) * BlockKind.ORDERS + order;
        index = index * (quantisation.length + 1) + above(quantisation, quant);
        int lows = (low[0].length + 1) * (low[1].length + 1) * (low[2].length + 1);
        return map[index * lows + lowIndex];
    }

    /** Of the number of coefficients that are not 0. */
    int ofCount(int block, int predicted) {
        int most = Math.min(64, predicted);
        return (most < 8 ? most : 4 + most / 2) * count + block;
    }

    int firstOfCoefficients(int block) {
        return count * COUNT_CONTEXTS + COEFFICIENT_CONTEXTS * block;
    }

    /**
     * @param left how many coefficients that are not 0 are still to come, and {@code at} the coefficient's place, by 8 x 8
     *     block
     * @param previous 1 where the one before is not 0
     */
    static int ofCoefficient(int left, int at, int previous) {
        return (LEFT[left] + FREQUENCY[at]) * 2 + previous;
    }
}
