package org.overread.core.codec.jpegxl;

import org.overread.core.dicom.DicomException;

/** Coefficients from what was quantised, and from the means. Standard: ISO/IEC 18181-1 I.2.2 to I.2.5. Not thread-safe. */
final class Dequantiser {
    private final VarDctFrame frame;
    private final float[] quantBias;
    private final float scaleX;
    private final float scaleB;
    private final float[] small = new float[32 * 32];

    Dequantiser(VarDctFrame frame, OpsinInverse opsin) {
        this.frame = frame;
        quantBias = opsin.quantBias();
        scaleX = (float) Math.pow(0.8, frame.header.scaleX - 2);
        scaleB = (float) Math.pow(0.8, frame.header.scaleB - 2);
    }

    /** @param tile whose correlation of colours holds */
    void dequantise(int kind, int[][] quantised, int quant, int tile, float[][] to) throws DicomException {
        float[] steps = frame.high.tables().steps(BlockKind.table(kind));
        int size = 64 * BlockKind.blocks(kind);
        ColourCorrelation correlation = frame.global.correlation();
        float x = correlation.baseX() + frame.map.xFromY[tile] * correlation.scale();
        float b = correlation.baseB() + frame.map.bFromY[tile] * correlation.scale();
        float scale = frame.global.inverseScale() / quant;
        float[] luma = to[1];
        for (int i = 0; i < size; i++) {
            luma[i] = unbiased(quantised[1][i], 1) * (steps[size + i] * scale);
        }
        chroma(quantised[0], steps, to[0], new Part(0, scale * scaleX, x, luma, size));
        chroma(quantised[2], steps, to[2], new Part(2, scale * scaleB, b, luma, size));
    }

    private record Part(int channel, float scale, float ofLuma, float[] luma, int size) {}

    private void chroma(int[] quantised, float[] steps, float[] to, Part part) {
        int from = part.channel * part.size;
        for (int i = 0; i < part.size; i++) {
            to[i] = unbiased(quantised[i], part.channel) * (steps[from + i] * part.scale) + part.ofLuma * part.luma[i];
        }
    }

    private float unbiased(int value, int channel) {
        if (value == 0) {
            return 0;
        }
        if (value == 1 || value == -1) {
            return value * quantBias[channel];
        }
        return value - quantBias[3] / value;
    }

    /** Sets the lowest frequencies of a block by the means of its 8 x 8 parts. */
    void putMeans(int kind, int channel, int at, float[] block) {
        int rows = BlockKind.blocksHigh(kind);
        int columns = BlockKind.blocksWide(kind);
        float[] means = frame.low.means[channel];
        if (rows * columns == 1) {
            block[0] = means[at];
            return;
        }
        int width = frame.low.width[channel];
        for (int y = 0; y < rows; y++) {
            System.arraycopy(means, at + y * width, small, y * columns, columns);
        }
        InverseDct.forward(small, rows, columns);
        boolean turned = rows >= columns;
        int stride = 8 * Math.max(rows, columns);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                block[turned ? x * stride + y : y * stride + x] =
                        small[y * columns + x] / (damping(y, rows) * damping(x, columns));
            }
        }
    }

    /** Of a frequency, by averaging 8 samples to one. */
    private static float damping(int k, int length) {
        double angle = Math.PI * k / length;
        return (float) (Math.cos(angle / 4) * Math.cos(angle / 8) * Math.cos(angle / 16));
    }
}
