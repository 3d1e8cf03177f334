package org.overread.core.codec.jpeg2000;

/** A rectangle of whole samples: x0 … x1 − 1, y0 … y1 − 1. Empty where an end is not beyond its beginning. */
record Area(int x0, int y0, int x1, int y1) {

    int width() {
        return Math.max(0, x1 - x0);
    }

    int height() {
        return Math.max(0, y1 - y0);
    }

    boolean isEmpty() {
        return x1 <= x0 || y1 <= y0;
    }

    Area intersect(Area other) {
        return new Area(Math.max(x0, other.x0), Math.max(y0, other.y0), Math.min(x1, other.x1), Math.min(y1, other.y1));
    }

    /** The samples of a grid that has one in each {@code stepX} columns and {@code stepY} rows. */
    Area dividedBy(int stepX, int stepY) {
        return new Area(
                Math.ceilDiv(x0, stepX), Math.ceilDiv(y0, stepY), Math.ceilDiv(x1, stepX), Math.ceilDiv(y1, stepY));
    }

    /** The samples of a lower resolution that stand for this area: ends divided by 2^levels, rounded up. */
    Area reduced(int levels) {
        return new Area(ceil(x0, levels), ceil(y0, levels), ceil(x1, levels), ceil(y1, levels));
    }

    /** The samples of a subband {@code level} decompositions down; {@code right}, {@code lower}: 1 for high-pass. */
    Area band(int level, int right, int lower) {
        long across = (long) right << level - 1;
        long down = (long) lower << level - 1;
        return new Area(
                ceil(x0 - across, level), ceil(y0 - down, level), ceil(x1 - across, level), ceil(y1 - down, level));
    }

    private static int ceil(long value, int shift) {
        return (int) (value + (1L << shift) - 1 >> shift);
    }
}
