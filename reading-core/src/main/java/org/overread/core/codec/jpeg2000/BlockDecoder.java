package org.overread.core.codec.jpeg2000;

import java.util.Arrays;

/**
 * Decodes the bit planes of code-blocks.
 *
 * <p>Shape: {@link #flags} holds a word for each four rows (a stripe) of a column, with a border: significance of the
 * column and its neighbours, rows −1 … 4 by three bits (0…17), their signs alike (18…35), and for each row whether it
 * was visited in this plane (36 + 3 · row) and refined before (37 + 3 · row). Standard: T.800 D. Not thread-safe.
 */
final class BlockDecoder {
    private static final long SIGNIFICANCE = 0x3FFFFL;
    private static final int CENTRES = 0x2490;
    private static final int ROWS = 0x249;
    private static final long VISITED = (long) CENTRES << 32;
    private static final int SIGN = 18;
    private static final int PROBABILITY = 0xFFFF0000;

    private final MqDecoder mq = new MqDecoder();
    private final RawBits raw = new RawBits();
    private final byte[] signContexts = BlockContexts.signCoding();
    private byte[] zeroContexts;
    private long[] flags = new long[0];
    private int[] data = new int[0];
    private byte[] bytes = new byte[0];
    private int width;
    private int height;
    private int stride;
    private boolean causal;
    private int regionShift;

    /** Coefficients of the region of interest; null before the planes of the rest begin. */
    private int[] region;

    /**
     * The coefficients of a block, row by row, doubled, with the bit below the last decoded one set: half of it is the
     * value. The same array at each call.
     */
    int[] decode(CodeBlock block, byte[] codestream, Subband band) {
        width = block.width();
        height = block.height();
        stride = width + 2;
        int words = stride * ((height + 3) / 4 + 2);
        flags = flags.length < words ? new long[words] : flags;
        Arrays.fill(flags, 0, words, 0);
        data = data.length < width * height ? new int[width * height] : data;
        Arrays.fill(data, 0, width * height, 0);
        zeroContexts = BlockContexts.zeroCoding(band.orientation());
        regionShift = band.regionShift();
        region = null;
        causal = block.style().causal();
        mq.resetContexts();
        int pass = 0;
        for (int s = 0; s < block.segments(); s++) {
            int passes = block.segmentPasses(s);
            int length = block.segmentLength(s);
            if (bytes.length < length + 2) {
                bytes = new byte[length + 1024];
            }
            block.copySegment(s, codestream, bytes, 0);
            bytes[length] = -1;
            bytes[length + 1] = -1;
            pass = segment(block, pass, passes, length);
        }
        for (int i = 0; region != null && i < width * height; i++) {
            data[i] = region[i] != 0 ? region[i] : data[i];
        }
        return data;
    }

    /**
     * The plane in its part of the block: those of a region of interest lie above those of the rest, and a coefficient has
     * bits in one of them alone (T.800 H.1).
     */
    private int planeInPart(int plane) {
        if (plane >= regionShift) {
            return plane - regionShift;
        }
        if (region == null) {
            region = Arrays.copyOf(data, width * height);
            for (int i = 0; i < region.length; i++) {
                region[i] -= Integer.signum(region[i]) * (region[i] & 1);
            }
        }
        return plane;
    }

    private int segment(CodeBlock block, int firstPass, int passes, int length) {
        boolean isRaw = block.style().isRaw(firstPass);
        if (isRaw) {
            raw.begin(bytes, 0, length);
        } else {
            mq.begin(bytes, 0);
        }
        for (int pass = firstPass; pass < firstPass + passes; pass++) {
            int plane = block.planes() - 1 - (pass + 2) / 3;
            if (plane < 0) {
                break;
            }
            plane = planeInPart(plane);
            switch ((pass + 2) % 3 + (isRaw ? 3 : 0)) {
                case 0 -> significance(plane);
                case 1 -> refinement(plane);
                case 3 -> rawSignificance(plane);
                case 4 -> rawRefinement(plane);
                default -> {
                    cleanup(plane);
                    if (block.style().segmentationSymbols()) {
                        for (int i = 0; i < 4; i++) {
                            mq.decode(MqDecoder.UNIFORM);
                        }
                    }
                }
            }
            if (block.style().resetContexts()) {
                mq.resetContexts();
            }
        }
        return firstPass + passes;
    }

    private void significance(int plane) {
        int value = 3 << plane;
        int[] contexts = mq.contexts();
        int interval = mq.interval();
        int code = mq.code();
        for (int y = 0; y < height; y += 4) {
            int within = ROWS >> 3 * (4 - Math.min(4, height - y));
            int word = stride * (y / 4 + 1) + 1;
            for (int x = 0; x < width; x++, word++) {
                long f = flags[word];
                int due = besideSignificant((int) f) & within;
                while (due != 0) {
                    int shift = Integer.numberOfTrailingZeros(due);
                    due &= due - 1;
                    int context = zeroContexts[(int) (f >>> shift) & 0x1FF];
                    int state = contexts[context];
                    int one = state & 1;
                    interval -= state >>> 16;
                    if (MqDecoder.isSettled(interval, code, state >>> 16)) {
                        code -= state & PROBABILITY;
                    } else {
                        one = mq.settle(context, interval, code);
                        interval = mq.interval();
                        code = mq.code();
                    }
                    f |= 1L << 36 + shift;
                    flags[word] = f;
                    if (one != 0) {
                        mq.registers(interval, code);
                        become(word, shift, sign(f, shift), (y + shift / 3) * width + x, value);
                        interval = mq.interval();
                        code = mq.code();
                        f = flags[word];
                        due = besideSignificant((int) f) & within & -8 << shift;
                    }
                }
            }
        }
        mq.registers(interval, code);
    }

    /** The rows (by bits 0, 3, 6, 9) whose sample is not significant and has a neighbour that is. */
    private static int besideSignificant(int f) {
        int across = (f | f >>> 1 | f >>> 2) & 0x9249;
        return (across | across >>> 3 | across >>> 6) & ~(f >>> 4) & ROWS;
    }

    private void refinement(int plane) {
        int half = 1 << plane;
        int[] contexts = mq.contexts();
        int interval = mq.interval();
        int code = mq.code();
        for (int y = 0; y < height; y += 4) {
            int word = stride * (y / 4 + 1) + 1;
            for (int x = 0; x < width; x++, word++) {
                long f = flags[word];
                int due = (int) f & ~(int) (f >>> 32) & CENTRES;
                flags[word] = f | (long) due << 33;
                for (; due != 0; due &= due - 1) {
                    int shift = Integer.numberOfTrailingZeros(due) - 4;
                    int context = (f >>> 37 + shift & 1) != 0 ? 16 : ((int) (f >>> shift) & 0x1EF) != 0 ? 15 : 14;
                    int state = contexts[context];
                    int one = state & 1;
                    interval -= state >>> 16;
                    if (MqDecoder.isSettled(interval, code, state >>> 16)) {
                        code -= state & PROBABILITY;
                    } else {
                        one = mq.settle(context, interval, code);
                        interval = mq.interval();
                        code = mq.code();
                    }
                    refine((y + shift / 3) * width + x, one, half);
                }
            }
        }
        mq.registers(interval, code);
    }

    /** Makes a magnitude greater by half the last step where {@code one}, else less. */
    private void refine(int at, int one, int half) {
        int old = data[at];
        int towardsZero = old >> 31 ^ one - 1;
        data[at] = old + ((half ^ towardsZero) - towardsZero);
    }

    private void cleanup(int plane) {
        int value = 3 << plane;
        int[] contexts = mq.contexts();
        int interval = mq.interval();
        int code = mq.code();
        for (int y = 0; y < height; y += 4) {
            int within = ROWS >> 3 * (4 - Math.min(4, height - y));
            int word = stride * (y / 4 + 1) + 1;
            for (int x = 0; x < width; x++, word++) {
                long f = flags[word];
                int due = ~((int) f | (int) (f >>> 32)) >> 4 & within;
                if (due == ROWS && (f & SIGNIFICANCE) == 0) {
                    mq.registers(interval, code);
                    int row = runLength();
                    if (row < 4) {
                        become(word, 3 * row, sign(f, 3 * row), (y + row) * width + x, value);
                        f = flags[word];
                    }
                    interval = mq.interval();
                    code = mq.code();
                    due &= -8 << 3 * row;
                }
                while (due != 0) {
                    int shift = Integer.numberOfTrailingZeros(due);
                    due &= due - 1;
                    int context = zeroContexts[(int) (f >>> shift) & 0x1FF];
                    int state = contexts[context];
                    int one = state & 1;
                    interval -= state >>> 16;
                    if (MqDecoder.isSettled(interval, code, state >>> 16)) {
                        code -= state & PROBABILITY;
                    } else {
                        one = mq.settle(context, interval, code);
                        interval = mq.interval();
                        code = mq.code();
                    }
                    if (one != 0) {
                        mq.registers(interval, code);
                        become(word, shift, sign(f, shift), (y + shift / 3) * width + x, value);
                        interval = mq.interval();
                        code = mq.code();
                        f = flags[word];
                    }
                }
                flags[word] = f & ~VISITED;
            }
        }
        mq.registers(interval, code);
    }

    /** Rows of a column without significant neighbours down to the first that is significant; 4 where none is. */
    private int runLength() {
        if (mq.decode(MqDecoder.RUN_LENGTH) == 0) {
            return 4;
        }
        int high = mq.decode(MqDecoder.UNIFORM);
        return high << 1 | mq.decode(MqDecoder.UNIFORM);
    }

    private void rawSignificance(int plane) {
        for (int y = 0; y < height; y += 4) {
            int word = stride * (y / 4 + 1) + 1;
            for (int x = 0; x < width; x++, word++) {
                for (int row = 0; row < Math.min(4, height - y); row++) {
                    int window = (int) (flags[word] >>> 3 * row) & 0x1FF;
                    if (window == 0 || (window & 0x10) != 0) {
                        continue;
                    }
                    if (raw.bit() != 0) {
                        become(word, 3 * row, raw.bit(), (y + row) * width + x, 3 << plane);
                    }
                    flags[word] |= 1L << 36 + 3 * row;
                }
            }
        }
    }

    private void rawRefinement(int plane) {
        for (int y = 0; y < height; y += 4) {
            int word = stride * (y / 4 + 1) + 1;
            for (int x = 0; x < width; x++, word++) {
                int due = (int) flags[word] & ~(int) (flags[word] >>> 32) & CENTRES;
                flags[word] |= (long) due << 33;
                for (int row = 0; row < 4; row++) {
                    if ((due >> 4 + 3 * row & 1) != 0) {
                        refine((y + row) * width + x, raw.bit(), 1 << plane);
                    }
                }
            }
        }
    }

    /** Decodes the sign of the sample whose row is {@code shift / 3}. */
    private int sign(long f, int shift) {
        int cross = (int) (f >>> shift) & 0xAA;
        int signs = (int) (f >>> SIGN + shift) & 0xAA;
        int entry = signContexts[cross | signs >> 1];
        return mq.decode(entry & 31) ^ entry >> 5;
    }

    /** Makes the sample whose row is {@code shift / 3} significant, for itself and for its neighbours. */
    private void become(int word, int shift, int negative, int at, int value) {
        data[at] = negative != 0 ? -value : value;
        long mark = 1L | (long) negative << SIGN;
        flags[word - 1] |= mark << shift + 5;
        flags[word] |= mark << shift + 4;
        flags[word + 1] |= mark << shift + 3;
        if (shift == 0 && !causal) {
            flags[word - stride - 1] |= mark << 17;
            flags[word - stride] |= mark << 16;
            flags[word - stride + 1] |= mark << 15;
        } else if (shift == 9) {
            flags[word + stride - 1] |= mark << 2;
            flags[word + stride] |= mark << 1;
            flags[word + stride + 1] |= mark;
        }
    }
}
