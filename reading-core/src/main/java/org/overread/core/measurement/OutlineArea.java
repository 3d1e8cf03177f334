package org.overread.core.measurement;

import java.util.List;
import java.util.TreeSet;
import org.overread.core.image.ImagePoint;

/**
 * The area inside a closed outline, in square pixels: of one that crosses itself that of all its loops, counted as the pixels
 * inside are (a loop within a loop is outside), where the usual sum would take one loop from the other.
 */
final class OutlineArea {
    /** Crossings of longer outlines are not sought: every line would have to be held against every other. */
    private static final int MOST_POINTS = 4_000;

    /** Every row of a crossing is held against every line: a scribble with more has the usual sum. */
    private static final int MOST_CROSSINGS = 2_000;

    private final Shape.Polygon outline;
    private final List<ImagePoint> points;

    private OutlineArea(Shape.Polygon outline) {
        this.outline = outline;
        this.points = outline.points();
    }

    static double of(Shape.Polygon outline) {
        OutlineArea area = new OutlineArea(outline);
        if (outline.points().size() > MOST_POINTS) {
            return area.simple();
        }
        TreeSet<Double> rows = area.crossedRows();
        return rows.isEmpty() || rows.size() > MOST_CROSSINGS ? area.simple() : area.inBands(rows);
    }

    private double simple() {
        double twice = 0;
        for (int i = 0; i < points.size(); i++) {
            ImagePoint here = points.get(i);
            ImagePoint next = end(i);
            twice += here.column() * next.row() - next.column() * here.row();
        }
        return Math.abs(twice) / 2;
    }

    /** Between rows at which lines begin, end or cross, widths grow evenly: each band has the width of its middle. */
    private double inBands(TreeSet<Double> rows) {
        points.forEach(point -> rows.add(point.row()));
        double area = 0;
        double above = rows.first();
        for (double row : rows) {
            double[] crossings = outline.crossings((above + row) / 2);
            for (int i = 0; i + 1 < crossings.length; i += 2) {
                area += (row - above) * (crossings[i + 1] - crossings[i]);
            }
            above = row;
        }
        return area;
    }

    /** Where lines that do not follow each other meet; of too many, the first ones. */
    private TreeSet<Double> crossedRows() {
        TreeSet<Double> rows = new TreeSet<>();
        for (int i = 0; i < points.size() && rows.size() <= MOST_CROSSINGS; i++) {
            // the last line ends where the first begins
            int last = i == 0 ? points.size() - 1 : points.size();
            for (int j = i + 2; j < last; j++) {
                if (meet(i, j)) {
                    rows.add(crossing(i, j));
                }
            }
        }
        return rows;
    }

    /** Whether the lines from two points to the next cross, or one touches the other. */
    private boolean meet(int one, int other) {
        ImagePoint a = points.get(one);
        ImagePoint b = end(one);
        ImagePoint c = points.get(other);
        ImagePoint d = end(other);
        boolean apart = Math.max(a.row(), b.row()) < Math.min(c.row(), d.row())
                || Math.max(c.row(), d.row()) < Math.min(a.row(), b.row());
        return !apart && side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
    }

    private double crossing(int one, int other) {
        ImagePoint a = points.get(one);
        ImagePoint b = end(one);
        double from = side(points.get(other), end(other), a);
        double to = side(points.get(other), end(other), b);
        if (from == to) {
            // one lies along the other
            return a.row();
        }
        return a.row() + from / (from - to) * (b.row() - a.row());
    }

    private ImagePoint end(int line) {
        return points.get((line + 1) % points.size());
    }

    /** On which side of a line a point lies; 0 on it. */
    private static double side(ImagePoint from, ImagePoint to, ImagePoint point) {
        return (to.column() - from.column()) * (point.row() - from.row())
                - (to.row() - from.row()) * (point.column() - from.column());
    }
}
