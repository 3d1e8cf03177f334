package org.overread.core.codec.jpegxl;

import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * The means of all blocks. Standard: ISO/IEC 18181-1 G.2.2, I.2.2. Not thread-safe.
 *
 * <p>Shape: of three channels, one number for each 8 x 8 block, fewer where the channel is subsampled.
 */
final class LowFrequencies {
    private static final float BESIDE = 0.20345139757231578f;
    private static final float DIAGONAL = 0.0334829185968739f;
    private static final float CENTRE = 1 - 4 * (BESIDE + DIAGONAL);

    final float[][] means = new float[3][];
    final int[] width = new int[3];

    /** By block: the combination of means that contexts depend on. */
    final byte[] contexts;

    private final FrameHeader header;
    private final FrameLayout layout;
    private final boolean subsampled;

    LowFrequencies(FrameHeader header, FrameLayout layout) {
        this.header = header;
        this.layout = layout;
        boolean reduced = false;
        for (int c = 0; c < 3; c++) {
            width[c] = layout.blocksWide() >> header.shiftX[c];
            means[c] = new float[width[c] * (layout.blocksHigh() >> header.shiftY[c])];
            reduced |= header.shiftX[c] + header.shiftY[c] > 0;
        }
        subsampled = reduced;
        contexts = new byte[layout.blocksWide() * layout.blocksHigh()];
    }

    /** Takes the means from a frame that was decoded for that. */
    void take(Planes frame) throws DicomException {
        if (frame == null
                || frame.exact()
                || frame.width() != width[0]
                || frame.numbers()[0].length != means[0].length
                || subsampled) {
            throw Codestream.malformed("JPEG XL frame whose low-frequency frame is not there");
        }
        for (int c = 0; c < 3; c++) {
            System.arraycopy(frame.numbers()[c], 0, means[c], 0, means[c].length);
        }
    }

    /** @param steps of X, Y and B */
    void read(XlBits bits, int group, VarDctGlobal global, MaTree tree, float[] steps) throws DicomException {
        FrameLayout.Area area = layout.lowGroupBlocks(group);
        float scale = 1f / (1 << bits.read(2));
        ModularImage image = new ModularImage(16);
        for (int i = 0; i < 3; i++) {
            int c = i < 2 ? i ^ 1 : i;
            image.add(new ModularChannel(area.width() >> header.shiftX[c], area.height() >> header.shiftY[c], 0, 0));
        }
        new ModularStream(tree, 1 + group).decode(bits, image);
        int[][] quantised = {
            image.channels.get(1).allocate(),
            image.channels.get(0).allocate(),
            image.channels.get(2).allocate()
        };
        for (int c = 0; c < 3; c++) {
            dequantise(c, area, quantised[c], steps[c] * scale);
        }
        if (!subsampled) {
            addLuma(area, global.correlation());
        }
        fillContexts(area, quantised, global.contexts());
    }

    private void dequantise(int c, FrameLayout.Area area, int[] quantised, float step) {
        int columns = area.width() >> header.shiftX[c];
        int rows = area.height() >> header.shiftY[c];
        int to = (area.row() >> header.shiftY[c]) * width[c] + (area.column() >> header.shiftX[c]);
        for (int y = 0; y < rows; y++, to += width[c]) {
            for (int x = 0; x < columns; x++) {
                means[c][to + x] = quantised[y * columns + x] * step;
            }
        }
    }

    private void addLuma(FrameLayout.Area area, ColourCorrelation correlation) {
        for (int y = area.row(); y < area.row() + area.height(); y++) {
            int from = y * width[1] + area.column();
            for (int i = from; i < from + area.width(); i++) {
                means[0][i] += correlation.lowX() * means[1][i];
                means[2][i] += correlation.lowB() * means[1][i];
            }
        }
    }

    private void fillContexts(FrameLayout.Area area, int[][] quantised, BlockContexts block) {
        if (block.low()[0].length + block.low()[1].length + block.low()[2].length == 0) {
            return;
        }
        int[] values = new int[3];
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    int columns = area.width() >> header.shiftX[c];
                    values[c] = quantised[c][(y >> header.shiftY[c]) * columns + (x >> header.shiftX[c])];
                }
                contexts[(area.row() + y) * layout.blocksWide() + area.column() + x] =
                        (byte) block.low(values[0], values[1], values[2]);
            }
        }
    }

    /** Smooths what differs from its neighbours by no more than quantisation does. */
    void smooth(float[] steps) throws DicomException {
        if (subsampled) {
            throw Codestream.malformed("JPEG XL smooths subsampled low frequencies");
        }
        int columns = width[0];
        int rows = means[0].length / columns;
        float[][] smoothed = {means[0].clone(), means[1].clone(), means[2].clone()};
        float[] around = new float[3];
        for (int y = 1; y < rows - 1; y++) {
            for (int x = 1; x < columns - 1; x++) {
                int at = y * columns + x;
                float gap = 0.5f;
                for (int c = 0; c < 3; c++) {
                    around[c] = around(means[c], at, columns);
                    gap = Math.max(gap, Math.abs((means[c][at] - around[c]) / steps[c]));
                }
                float part = Math.max(0, 3 - 4 * gap);
                for (int c = 0; c < 3; c++) {
                    smoothed[c][at] = (around[c] - means[c][at]) * part + means[c][at];
                }
            }
        }
        System.arraycopy(smoothed, 0, means, 0, 3);
    }

    private static float around(float[] m, int at, int width) {
        float diagonal = m[at - width - 1] + m[at - width + 1] + (m[at + width - 1] + m[at + width + 1]);
        float beside = m[at - 1] + m[at + 1] + (m[at - width] + m[at + width]);
        return diagonal * DIAGONAL + (beside * BESIDE + m[at] * CENTRE);
    }
}
