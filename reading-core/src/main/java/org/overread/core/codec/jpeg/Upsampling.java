package org.overread.core.codec.jpeg;

/**
 * Rows of a component plane at the size of the image. Chrominance of half the width, or half the width and height, is
 * interpolated by the triangle filter that the Independent JPEG Group's decoder uses, with its rounding; other ratios
 * repeat samples. Not thread-safe.
 */
final class Upsampling {
    private final short[] samples;
    private final int stride;
    private final int width;
    private final int height;
    private final double across;
    private final double down;
    private final boolean smooth;
    private final int[] sums;
    private final int[] row;

    /** {@code across}, {@code down}: image columns and rows for each of the plane's. */
    Upsampling(DctPlane plane, double across, double down, int columns) {
        samples = plane.samples();
        stride = plane.blocksWide() * 8;
        width = plane.width();
        height = plane.height();
        this.across = across;
        this.down = down;
        smooth = across == 2 && (down == 1 || down == 2) && width > 2;
        sums = new int[width];
        row = new int[Math.max(columns, 2 * width)];
    }

    /** An image row; the same array at each call. */
    int[] row(int y) {
        if (across == 1 && down == 1) {
            copy(samples, y * stride, row, width);
        } else if (smooth) {
            smooth(y);
        } else {
            repeat(y);
        }
        return row;
    }

    private static void copy(short[] from, int at, int[] to, int count) {
        for (int x = 0; x < count; x++) {
            to[x] = from[at + x];
        }
    }

    private void repeat(int y) {
        int from = (int) (y / down) * stride;
        for (int x = 0; x < row.length; x++) {
            row[x] = samples[from + Math.min(width - 1, (int) (x / across))];
        }
    }

    private void smooth(int y) {
        if (down == 1) {
            for (int x = 0; x < width; x++) {
                sums[x] = samples[y * stride + x];
            }
            across(2, 1, 2);
            return;
        }
        int near = y / 2;
        int far = Math.max(0, Math.min(height - 1, (y & 1) == 0 ? near - 1 : near + 1));
        for (int x = 0; x < width; x++) {
            sums[x] = 3 * samples[near * stride + x] + samples[far * stride + x];
        }
        across(4, 8, 7);
    }

    /** Interpolates {@link #sums} along the row: sums of weight 2^shift / 4, rounded up by these on the left and right. */
    private void across(int shift, int roundLeft, int roundRight) {
        int last = width - 1;
        for (int x = 0; x <= last; x++) {
            row[2 * x] = 3 * sums[x] + sums[Math.max(0, x - 1)] + roundLeft >> shift;
            row[2 * x + 1] = 3 * sums[x] + sums[Math.min(last, x + 1)] + roundRight >> shift;
        }
    }
}
