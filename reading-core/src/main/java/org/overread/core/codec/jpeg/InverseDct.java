package org.overread.core.codec.jpeg;

/**
 * The inverse 8 × 8 DCT in integers: Loeffler, Ligtenberg and Moschytz's factorisation with 13-bit constants, columns
 * before rows, rounded where the Independent JPEG Group's accurate integer method rounds, so that the same samples come
 * out. Standard: T.81 A.3.3. Not thread-safe.
 */
final class InverseDct {
    private static final int CONSTANT_BITS = 13;

    private final int extraBits;
    private final int centre;
    private final int most;

    /** {@code precision}: 8 or 12 bits a sample. */
    InverseDct(int precision) {
        extraBits = precision == 8 ? 2 : 1;
        centre = 1 << precision - 1;
        most = (1 << precision) - 1;
    }

    /** A block of which only the first coefficient is not zero. */
    void flat(int direct, short[] to, int at, int stride) {
        int shift = extraBits + 3;
        short value = clamp(((direct << extraBits) + (1 << shift - 1) >> shift) + centre);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                to[at + y * stride + x] = value;
            }
        }
    }

    /** Dequantised coefficients in natural order, which are overwritten, to samples at {@code at}, rows {@code stride} apart. */
    void transform(int[] block, short[] to, int at, int stride) {
        for (int x = 0; x < 8; x++) {
            int rest = block[x + 8]
                    | block[x + 16]
                    | block[x + 24]
                    | block[x + 32]
                    | block[x + 40]
                    | block[x + 48]
                    | block[x + 56];
            if (rest == 0) {
                int value = block[x] << extraBits;
                for (int y = x; y < 64; y += 8) {
                    block[y] = value;
                }
            } else {
                line(block, x, 8, CONSTANT_BITS - extraBits);
            }
        }
        for (int y = 0; y < 8; y++) {
            line(block, 8 * y, 1, CONSTANT_BITS + extraBits + 3);
            int row = at + y * stride;
            for (int x = 0; x < 8; x++) {
                to[row + x] = clamp(block[8 * y + x] + centre);
            }
        }
    }

    private short clamp(int value) {
        return (short) Math.max(0, Math.min(most, value));
    }

    /** One dimension: eight inputs {@code step} apart, in place, scaled down by 2^shift with rounding. */
    private void line(int[] in, int from, int step, int shift) {
        int in2 = in[from + 2 * step];
        int in6 = in[from + 6 * step];
        int turn = (in2 + in6) * 4433;
        int even2 = turn - in6 * 15137;
        int even3 = turn + in2 * 6270;
        int round = 1 << shift - 1;
        int even0 = (in[from] + in[from + 4 * step] << CONSTANT_BITS) + round;
        int even1 = (in[from] - in[from + 4 * step] << CONSTANT_BITS) + round;

        int in1 = in[from + step];
        int in3 = in[from + 3 * step];
        int in5 = in[from + 5 * step];
        int in7 = in[from + 7 * step];
        int all = (in7 + in3 + in5 + in1) * 9633;
        int outer = (in7 + in1) * -7373;
        int inner = (in5 + in3) * -20995;
        int sum73 = (in7 + in3) * -16069 + all;
        int sum51 = (in5 + in1) * -3196 + all;
        int odd0 = in7 * 2446 + outer + sum73;
        int odd1 = in5 * 16819 + inner + sum51;
        int odd2 = in3 * 25172 + inner + sum73;
        int odd3 = in1 * 12299 + outer + sum51;

        in[from] = even0 + even3 + odd3 >> shift;
        in[from + 7 * step] = even0 + even3 - odd3 >> shift;
        in[from + step] = even1 + even2 + odd2 >> shift;
        in[from + 6 * step] = even1 + even2 - odd2 >> shift;
        in[from + 2 * step] = even1 - even2 + odd1 >> shift;
        in[from + 5 * step] = even1 - even2 - odd1 >> shift;
        in[from + 3 * step] = even0 - even3 + odd0 >> shift;
        in[from + 4 * step] = even0 - even3 - odd0 >> shift;
    }
}
