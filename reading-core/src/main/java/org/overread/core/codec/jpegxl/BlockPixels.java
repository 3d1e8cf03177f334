package org.overread.core.codec.jpegxl;

/** Samples of a block from its coefficients. Standard: ISO/IEC 18181-1 I.2.7. Not thread-safe. */
final class BlockPixels {
    private final InverseDct dct;
    private final float[] out = new float[64];
    private final float[] part = new float[32];

    BlockPixels(int mostSamples) {
        dct = new InverseDct(mostSamples);
    }

    /** Puts a block's samples into a plane; its coefficients are lost. */
    void draw(int kind, float[] block, float[] plane, int at, int stride) {
        float[] samples = block;
        int width = 8 * BlockKind.blocksWide(kind);
        int height = 8 * BlockKind.blocksHigh(kind);
        if (flat(block, width * height)) {
            java.util.Arrays.fill(block, 0, width * height, block[0]);
        } else if (kind == BlockKind.DCT2) {
            twice(block, 2);
            twice(block, 4);
            twice(block, 8);
        } else if (kind == BlockKind.IDENTITY || kind == BlockKind.DCT4) {
            quarters(block, kind == BlockKind.DCT4);
            samples = out;
        } else if (kind == BlockKind.DCT4X8 || kind == BlockKind.DCT8X4) {
            halves(block, kind == BlockKind.DCT8X4);
            samples = out;
        } else if (kind >= BlockKind.AFV && kind <= BlockKind.AFV_LAST) {
            corner(block, kind - BlockKind.AFV);
            samples = out;
        } else {
            dct.block(block, height, width);
        }
        for (int y = 0; y < height; y++) {
            System.arraycopy(samples, y * width, plane, at + y * stride, width);
        }
    }

    /** Whether there is nothing but the mean. */
    private static boolean flat(float[] block, int size) {
        for (int i = 1; i < size; i++) {
            if (block[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Undoes one step of sums and differences of 2 x 2 in the first {@code size} rows and columns. */
    private static void twice(float[] block, int size) {
        float[] result = new float[64];
        int half = size / 2;
        for (int y = 0; y < half; y++) {
            for (int x = 0; x < half; x++) {
                float a = block[y * 8 + x];
                float b = block[y * 8 + half + x];
                float c = block[(y + half) * 8 + x];
                float d = block[(y + half) * 8 + half + x];
                result[16 * y + 2 * x] = a + b + c + d;
                result[16 * y + 2 * x + 1] = a + b - c - d;
                result[16 * y + 2 * x + 8] = a - b + c - d;
                result[16 * y + 2 * x + 9] = a - b - c + d;
            }
        }
        for (int y = 0; y < size; y++) {
            System.arraycopy(result, 8 * y, block, 8 * y, size);
        }
    }

    /** Four blocks of 4 x 4, whose coefficients alternate. */
    private void quarters(float[] block, boolean cosine) {
        twice(block, 2);
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 2; x++) {
                for (int i = 0; i < 16; i++) {
                    part[i] = block[(y + 2 * (i / 4)) * 8 + x + 2 * (i % 4)];
                }
                if (cosine) {
                    dct.block(part, 4, 4);
                } else {
                    differences();
                }
                put(4, 4, 4 * x, 4 * y);
            }
        }
    }

    /** A mean and the differences of all samples from the second in the second row. */
    private void differences() {
        float sum = 0;
        for (int i = 1; i < 16; i++) {
            sum += part[i];
        }
        float base = part[0] - sum / 16;
        float atBase = part[5];
        for (int i = 1; i < 16; i++) {
            part[i] += base;
        }
        part[5] = base;
        part[0] = atBase + base;
    }

    /** Two blocks of 4 x 8 or 8 x 4, whose rows of coefficients alternate. */
    private void halves(float[] block, boolean beside) {
        float sum = block[0] + block[8];
        float difference = block[0] - block[8];
        for (int half = 0; half < 2; half++) {
            for (int i = 0; i < 32; i++) {
                part[i] = block[(half + 2 * (i / 8)) * 8 + i % 8];
            }
            part[0] = half == 0 ? sum : difference;
            dct.block(part, beside ? 8 : 4, beside ? 4 : 8);
            put(beside ? 4 : 8, beside ? 8 : 4, beside ? 4 * half : 0, beside ? 0 : 4 * half);
        }
    }

    private void put(int width, int height, int x, int y) {
        for (int row = 0; row < height; row++) {
            System.arraycopy(part, row * width, out, (y + row) * 8 + x, width);
        }
    }

    private void corner(float[] block, int which) {
        int right = which & 1;
        int below = which >> 1;
        float[] coefficients = new float[16];
        for (int i = 0; i < 16; i++) {
            coefficients[i] = block[16 * (i / 4) + 2 * (i % 4)];
            part[i] = block[16 * (i / 4) + 2 * (i % 4) + 1];
        }
        coefficients[0] = (block[0] + block[8] + block[1]) * 4;
        part[0] = block[0] + block[8] - block[1];
        dct.block(part, 4, 4);
        put(4, 4, right == 1 ? 0 : 4, 4 * below);
        float[] samples = AfvBasis.samples(coefficients);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                int from = (below == 1 ? 3 - y : y) * 4 + (right == 1 ? 3 - x : x);
                out[(y + 4 * below) * 8 + 4 * right + x] = samples[from];
            }
        }
        for (int i = 0; i < 32; i++) {
            part[i] = block[(1 + 2 * (i / 8)) * 8 + i % 8];
        }
        part[0] = block[0] - block[8];
        dct.block(part, 4, 8);
        put(8, 4, 0, below == 1 ? 0 : 4);
    }
}
