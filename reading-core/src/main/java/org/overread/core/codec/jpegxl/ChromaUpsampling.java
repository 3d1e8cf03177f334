package org.overread.core.codec.jpegxl;

/** Brings subsampled channels to full size. Standard: ISO/IEC 18181-1 I.2.8. */
final class ChromaUpsampling {
    private ChromaUpsampling() {}

    /** A channel of the frame's size from one in whole blocks. */
    static float[] full(FrameHeader header, FrameLayout layout, int c, float[] blocks) {
        int shiftX = header.shiftX[c];
        int shiftY = header.shiftY[c];
        int width = FrameHeader.divideUp(layout.width(), 1 << shiftX);
        int height = FrameHeader.divideUp(layout.height(), 1 << shiftY);
        int stride = 8 * (layout.blocksWide() >> shiftX);
        float[] plane = new float[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(blocks, y * stride, plane, y * width, width);
        }
        if (shiftX > 0) {
            plane = across(plane, width, height, layout.width());
            width = layout.width();
        }
        return shiftY > 0 ? down(plane, width, height, layout.height()) : plane;
    }

    private static float[] across(float[] plane, int width, int height, int full) {
        float[] result = new float[full * height];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < full; x++) {
                int at = x / 2;
                int next = (x & 1) == 0 ? Math.max(0, at - 1) : Math.min(width - 1, at + 1);
                result[y * full + x] = 0.75f * plane[row + at] + 0.25f * plane[row + next];
            }
        }
        return result;
    }

    private static float[] down(float[] plane, int width, int height, int full) {
        float[] result = new float[width * full];
        for (int y = 0; y < full; y++) {
            int at = y / 2;
            int next = (y & 1) == 0 ? Math.max(0, at - 1) : Math.min(height - 1, at + 1);
            for (int x = 0; x < width; x++) {
                result[y * width + x] = 0.75f * plane[at * width + x] + 0.25f * plane[next * width + x];
            }
        }
        return result;
    }
}
