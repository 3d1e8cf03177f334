package org.overread.core.codec.jpegxl;

/** A plane with its own mirror image around it. Not thread-safe. */
final class BorderedPlane {
    final int stride;
    final float[] samples;

    private final int width;
    private final int height;
    private final int border;

    BorderedPlane(int width, int height, int border) {
        this.width = width;
        this.height = height;
        this.border = border;
        stride = width + 2 * border;
        samples = new float[stride * (height + 2 * border)];
    }

    int at(int x, int y) {
        return (y + border) * stride + x + border;
    }

    void fill(float[] plane) {
        for (int y = -border; y < height + border; y++) {
            int from = mirrored(y, height) * width;
            int to = at(0, y);
            System.arraycopy(plane, from, samples, to, width);
            for (int x = 1; x <= border; x++) {
                samples[to - x] = plane[from + mirrored(-x, width)];
                samples[to + width - 1 + x] = plane[from + mirrored(width - 1 + x, width)];
            }
        }
    }

    private static int mirrored(int at, int size) {
        int inside = at;
        while (inside < 0 || inside >= size) {
            inside = inside < 0 ? -inside - 1 : 2 * size - 1 - inside;
        }
        return inside;
    }
}
