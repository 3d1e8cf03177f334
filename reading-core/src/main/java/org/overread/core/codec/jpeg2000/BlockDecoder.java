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
    private static final long VISITED = (long) CENTRES << 32;
    private static final int SIGN = 18;

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

    /**
     * The coefficients of a block, row by row, doubled, with the bit below the last decoded one set: half of it is the
     * value. The same array at each call.
     */
    int[] decode(CodeBlock block, byte[] codestream, int orientation) {
        width = block.width();
        height = block.height();
        stride = width + 2;
        int words = stride * ((height + 3) / 4 + 2);
        flags = flags.length < words ? new long[words] : flags;
        Arrays.fill(flags, 0, words, 0);
        data = data.length < width * height ? new int[width * height] : data;
        Arrays.fill(data, 0, width * height, 0);
        zeroContexts = BlockContexts.zeroCoding(orientation);
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
        return data;
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
            switch ((pass + 2) % 3) {
                case 0 -> significance(plane, isRaw);
                case 1 -> refinement(plane, isRaw);
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

    private void significance(int plane, boolean isRaw) {
        int value = 3 << plane;
        for (int y = 0; y < height; y += 4) {
            int rows = Math.min(4, height - y);
            int word = stride * (y / 4 + 1) + 1;
            for (int x = 0; x < width; x++, word++) {
                long f = flags[word];
                if ((f & SIGNIFICANCE) == 0) {
                    continue;
                }
                for (int row = 0; row < rows; row++) {
                    int window = (int) (f >>> 3 * row) & 0x1FF;
                    if (window == 0 || (window & 0x10) != 0) {
                        continue;
                    }
                    int one = isRaw ? raw.bit() : mq.decode(zeroContexts[window]);
                    if (one != 0) {
                        int negative = isRaw ? raw.bit() : sign(f, row);
                        become(word, row, negative, (y + row) * width + x, value);
                        f = flags[word];
                    }
                    f |= 1L << 36 + 3 * row;
                    flags[word] = f;
                }
            }
        }
    }

    private void refinement(int plane, boolean isRaw) {
        int half = 1 << plane;
        for (int y = 0; y < height; y += 4) {
            int word = stride * (y / 4 + 1) + 1;
            for (int x = 0; x < width; x++, word++) {
                long f = flags[word];
                int due = (int) f & ~(int) (f >>> 32) & CENTRES;
                if (due == 0) {
                    continue;
                }
                for (int row = 0; row < 4; row++) {
                    if ((due >> 4 + 3 * row & 1) == 0) {
                        continue;
                    }
                    int context;
                    if ((f >>> 37 + 3 * row & 1) != 0) {
                        context = 16;
                    } else {
                        context = ((int) (f >>> 3 * row) & 0x1EF) != 0 ? 15 : 14;
                    }
                    int one = isRaw ? raw.bit() : mq.decode(context);
                    int at = (y + row) * width + x;
                    int old = data[at];
                    data[at] = old + (one != 0 == old > 0 ? half : -half);
                }
                flags[word] = f | (long) due << 33;
            }
        }
    }

    private void cleanup(int plane) {
        int value = 3 << plane;
        for (int y = 0; y < height; y += 4) {
            int rows = Math.min(4, height - y);
            int word = stride * (y / 4 + 1) + 1;
            for (int x = 0; x < width; x++, word++) {
                long f = flags[word];
                int row = 0;
                if (rows == 4 && (f & (SIGNIFICANCE | VISITED)) == 0) {
                    if (mq.decode(MqDecoder.RUN_LENGTH) == 0) {
                        continue;
                    }
                    row = mq.decode(MqDecoder.UNIFORM) << 1;
                    row |= mq.decode(MqDecoder.UNIFORM);
                    become(word, row, sign(f, row), (y + row) * width + x, value);
                    f = flags[word];
                    row++;
                }
                int done = (int) f | (int) (f >>> 32);
                for (; row < rows; row++) {
                    if ((done >> 4 + 3 * row & 1) != 0) {
                        continue;
                    }
                    int window = (int) (f >>> 3 * row) & 0x1FF;
                    if (mq.decode(zeroContexts[window]) != 0) {
                        become(word, row, sign(f, row), (y + row) * width + x, value);
                        f = flags[word];
                    }
                }
                flags[word] = f & ~VISITED;
            }
        }
    }

    private int sign(long f, int row) {
        int cross = (int) (f >>> 3 * row) & 0xAA;
        int signs = (int) (f >>> SIGN + 3 * row) & 0xAA;
        int entry = signContexts[cross | signs >> 1];
        return mq.decode(entry & 31) ^ entry >> 5;
    }

    /** Makes a sample significant, for itself and for its neighbours. */
    private void become(int word, int row, int negative, int at, int value) {
        data[at] = negative != 0 ? -value : value;
        long mark = 1L | (long) negative << SIGN;
        int shift = 3 * row + 3;
        flags[word - 1] |= mark << shift + 2;
        flags[word] |= mark << shift + 1;
        flags[word + 1] |= mark << shift;
        if (row == 0 && !causal) {
            flags[word - stride - 1] |= mark << 17;
            flags[word - stride] |= mark << 16;
            flags[word - stride + 1] |= mark << 15;
        } else if (row == 3) {
            flags[word + stride - 1] |= mark << 2;
            flags[word + stride] |= mark << 1;
            flags[word + stride + 1] |= mark;
        }
    }
}
