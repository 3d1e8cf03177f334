package org.overread.ai.volume;

import java.util.ArrayList;
import java.util.List;

/**
 * Axes of a region on a slice, measured between the middles of its outer pixel edges.
 *
 * <p>Long axis: the largest distance between two of these. Short axis: the region's extent at right angles to it.
 */
public final class SliceOutline {
    private final double columnMm;
    private final double rowMm;

    private record Point(double x, double y) {}

    public SliceOutline(double columnMm, double rowMm) {
        this.columnMm = columnMm;
        this.rowMm = rowMm;
    }

    /** @param slice a mask of one slice, not empty */
    public double meanDiameterMm(VoxelMask slice) {
        List<Point> outline = outline(slice);
        Point from = outline.get(0);
        Point to = from;
        double longest = 0;
        for (Point a : outline) {
            for (Point b : outline) {
                double distance = Math.hypot(b.x - a.x, b.y - a.y);
                if (distance > longest) {
                    longest = distance;
                    from = a;
                    to = b;
                }
            }
        }
        return (longest + extentAcross(outline, from, to, longest)) / 2;
    }

    private static double extentAcross(List<Point> outline, Point from, Point to, double length) {
        double acrossX = -(to.y - from.y) / length;
        double acrossY = (to.x - from.x) / length;
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (Point point : outline) {
            double across = point.x * acrossX + point.y * acrossY;
            low = Math.min(low, across);
            high = Math.max(high, across);
        }
        return high - low;
    }

    /** Middles of the outermost edges of each row and each column. */
    private List<Point> outline(VoxelMask slice) {
        List<Point> outline = new ArrayList<>();
        for (int y = 0; y < slice.height(); y++) {
            for (int x = 0; x < slice.width(); x++) {
                if (slice.contains(x, y, 0)) {
                    addEdges(slice, x, y, outline);
                }
            }
        }
        return outline;
    }

    private void addEdges(VoxelMask slice, int x, int y, List<Point> outline) {
        if (x == 0 || !slice.contains(x - 1, y, 0)) {
            outline.add(new Point((x - 0.5) * columnMm, y * rowMm));
        }
        if (x == slice.width() - 1 || !slice.contains(x + 1, y, 0)) {
            outline.add(new Point((x + 0.5) * columnMm, y * rowMm));
        }
        if (y == 0 || !slice.contains(x, y - 1, 0)) {
            outline.add(new Point(x * columnMm, (y - 0.5) * rowMm));
        }
        if (y == slice.height() - 1 || !slice.contains(x, y + 1, 0)) {
            outline.add(new Point(x * columnMm, (y + 0.5) * rowMm));
        }
    }
}
