package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * What the weights of a table's coefficients are computed from. Standard: ISO/IEC 18181-1 I.2.4. Immutable.
 *
 * @param bands of three channels: weights by distance from the lowest frequency, the first one itself, the others relative
 * @param corner the same for the 4 x 4 part of kind AFV
 * @param single weights of three channels that stand for themselves
 */
record QuantWeights(int mode, float[][] bands, float[][] corner, float[][] single) {
    static final int IDENTITY = 1;
    static final int DCT2 = 2;
    static final int DCT4 = 3;
    static final int DCT4X8 = 4;
    static final int AFV = 5;
    static final int DCT = 6;
    static final int RAW = 7;

    /** Rows and columns of a table. */
    record Shape(int rows, int columns) {}

    static QuantWeights byDefault(int table) {
        return QuantDefaults.of(table);
    }

    /** Null for the default. */
    static QuantWeights read(XlBits bits, Shape shape, MaTree tree, int section) throws DicomException {
        int mode = bits.read(3);
        if (mode != 0 && mode < DCT && shape.rows * shape.columns != 64) {
            throw Codestream.malformed("JPEG XL quantisation mode " + mode + " of a large block");
        }
        return switch (mode) {
            case 0 -> null;
            case IDENTITY -> new QuantWeights(mode, null, null, numbers(bits, 3, 3));
            case DCT2 -> new QuantWeights(mode, null, null, numbers(bits, 6, 6));
            case DCT4, DCT4X8 -> {
                float[][] single = numbers(bits, mode == DCT4 ? 2 : 1, 0);
                yield new QuantWeights(mode, bands(bits), null, single);
            }
            case AFV -> {
                float[][] single = numbers(bits, 9, 6);
                float[][] bands = bands(bits);
                yield new QuantWeights(mode, bands, bands(bits), single);
            }
            case DCT -> new QuantWeights(mode, bands(bits), null, null);
            default -> new QuantWeights(mode, null, null, raw(bits, shape, tree, section));
        };
    }

    private static float[][] numbers(XlBits bits, int count, int scaled) throws DicomException {
        float[][] numbers = new float[3][count];
        for (float[] channel : numbers) {
            for (int i = 0; i < count; i++) {
                channel[i] = bits.f16() * (i < scaled ? 64 : 1);
            }
        }
        return numbers;
    }

    private static float[][] bands(XlBits bits) throws DicomException {
        return numbers(bits, bits.read(4) + 1, 1);
    }

    private static float[][] raw(XlBits bits, Shape shape, MaTree tree, int section) throws DicomException {
        float denominator = bits.f16();
        ModularImage image = new ModularImage(8);
        for (int c = 0; c < 3; c++) {
            image.add(new ModularChannel(shape.rows, shape.columns, 0, 0));
        }
        new ModularStream(tree, section).decode(bits, image);
        float[][] weights = new float[3][];
        for (int c = 0; c < 3; c++) {
            int[] table = image.channels.get(c).allocate();
            weights[c] = new float[table.length];
            for (int i = 0; i < table.length; i++) {
                weights[c][i] = 1 / (denominator * table[i]);
            }
        }
        return weights;
    }

    /** Weights of all three channels. */
    float[] values(int rows, int columns) {
        float[] values = new float[3 * rows * columns];
        for (int c = 0; c < 3; c++) {
            float[] channel = switch (mode) {
                case IDENTITY -> identity(single[c]);
                case DCT2 -> doubled(single[c]);
                case DCT4 -> quarters(single[c], byDistance(bands[c], 4, 4));
                case DCT4X8 -> halves(single[c], byDistance(bands[c], 4, 8));
                case AFV -> AfvWeights.of(single[c], byDistance(bands[c], 4, 8), byDistance(corner[c], 4, 4));
                case DCT -> byDistance(bands[c], rows, columns);
                default -> single[c];
            };
            System.arraycopy(channel, 0, values, c * rows * columns, rows * columns);
        }
        return values;
    }

    private static float[] identity(float[] single) {
        float[] weights = new float[64];
        java.util.Arrays.fill(weights, single[0]);
        weights[1] = single[1];
        weights[8] = single[1];
        weights[9] = single[2];
        return weights;
    }

    private static float[] doubled(float[] single) {
        float[] weights = new float[64];
        for (int i = 1; i < 64; i++) {
            int x = i % 8;
            int y = i / 8;
            int most = Math.max(x, y);
            int level = most < 2 ? 0 : most < 4 ? 2 : 4;
            int half = most < 2 ? 1 : most < 4 ? 2 : 4;
            weights[i] = single[level + (Math.min(x, y) >= half ? 1 : 0)];
        }
        weights[0] = single[0];
        return weights;
    }

    private static float[] quarters(float[] divisors, float[] small) {
        float[] weights = new float[64];
        for (int i = 0; i < 64; i++) {
            weights[i] = small[i / 16 * 4 + i % 8 / 2];
        }
        weights[1] /= divisors[0];
        weights[8] /= divisors[0];
        weights[9] /= divisors[1];
        return weights;
    }

    private static float[] halves(float[] divisors, float[] small) {
        float[] weights = new float[64];
        for (int i = 0; i < 64; i++) {
            weights[i] = small[i / 16 * 8 + i % 8];
        }
        weights[8] /= divisors[0];
        return weights;
    }

    static float[] stepped(float[] relative, int from, int count) {
        float[] bands = new float[count];
        bands[0] = relative[from];
        for (int i = 1; i < count; i++) {
            float step = relative[from + i];
            bands[i] = bands[i - 1] * (step > 0 ? 1 + step : 1 / (1 - step));
        }
        return bands;
    }

    private static float[] byDistance(float[] relative, int rows, int columns) {
        float[] bands = stepped(relative, 0, relative.length);
        float scale = (bands.length - 1) / ((float) Math.sqrt(2) + 1e-6f);
        float[] weights = new float[rows * columns];
        for (int y = 0; y < rows; y++) {
            float dy = y * scale / (rows - 1);
            for (int x = 0; x < columns; x++) {
                float dx = x * scale / (columns - 1);
                weights[y * columns + x] = between(bands, (float) Math.sqrt(dx * dx + dy * dy));
            }
        }
        return weights;
    }

    static float between(float[] bands, float position) {
        if (bands.length == 1) {
            return bands[0];
        }
        int index = Math.min((int) position, bands.length - 2);
        float a = bands[index];
        return a * (float) Math.pow(bands[index + 1] / a, position - index);
    }
}
