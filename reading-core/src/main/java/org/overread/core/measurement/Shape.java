package org.overread.core.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.overread.core.image.ImagePoint;
import org.overread.core.reference.InstanceReference;

/**
 * What a reader drew on a frame to measure or to point at something. Frame: image points of that frame, SCOORD convention
 * ((0, 0) = outer corner of the first pixel).
 */
public sealed interface Shape {

    /** The points that define the shape, in order; each is a handle. */
    List<ImagePoint> points();

    /** The same shape with its points elsewhere, each at its own place. */
    default Shape mapped(UnaryOperator<ImagePoint> to) {
        return switch (this) {
            case Length(var from, var end) -> new Length(to.apply(from), to.apply(end));
            case Angle(var first, var vertex, var second) ->
                new Angle(to.apply(first), to.apply(vertex), to.apply(second));
            case CobbAngle(var first, var second) ->
                new CobbAngle((Length) first.mapped(to), (Length) second.mapped(to));
            case Bidirectional(var longAxis, var shortAxis) ->
                new Bidirectional((Length) longAxis.mapped(to), (Length) shortAxis.mapped(to));
            case Ellipse(var centre, var first, var second) ->
                new Ellipse(to.apply(centre), to.apply(first), to.apply(second));
            case Polygon(var outline) -> new Polygon(outline.stream().map(to).toList());
            case Arrow(var tip, var tail) -> new Arrow(to.apply(tip), to.apply(tail));
            case Note(var at) -> new Note(to.apply(at));
            case MaskVolume mask -> mask;
        };
    }

    /** A shape that has an inside. */
    sealed interface Region extends Shape {

        /** Area in square pixels. */
        double areaPixels();

        /**
         * Where a horizontal line crosses the outline: ascending columns, in pairs entering and leaving.
         *
         * @param row of the line, in image coordinates
         */
        double[] crossings(double row);
    }

    /** A straight distance. */
    record Length(ImagePoint from, ImagePoint to) implements Shape {
        @Override
        public List<ImagePoint> points() {
            return List.of(from, to);
        }
    }

    /** The angle between two arms that meet in the vertex, 0…180°. */
    record Angle(ImagePoint first, ImagePoint vertex, ImagePoint second) implements Shape {
        @Override
        public List<ImagePoint> points() {
            return List.of(first, vertex, second);
        }
    }

    /** The angle between two lines that need not meet (Cobb), 0…90°. */
    record CobbAngle(Length first, Length second) implements Shape {
        @Override
        public List<ImagePoint> points() {
            return List.of(first.from, first.to, second.from, second.to);
        }
    }

    /** A lesion's longest diameter and the one across it. */
    record Bidirectional(Length longAxis, Length shortAxis) implements Shape {
        @Override
        public List<ImagePoint> points() {
            return List.of(longAxis.from, longAxis.to, shortAxis.from, shortAxis.to);
        }
    }

    /**
     * An ellipse by its centre and the ends of two conjugate radii: with pixels that are not square, axes that are
     * perpendicular in the patient are not so in the image.
     */
    record Ellipse(ImagePoint centre, ImagePoint firstEnd, ImagePoint secondEnd) implements Region {

        /** An ellipse that fills a box with sides along rows and columns. */
        public static Ellipse inBox(ImagePoint corner, ImagePoint opposite) {
            ImagePoint centre =
                    new ImagePoint((corner.column() + opposite.column()) / 2, (corner.row() + opposite.row()) / 2);
            return new Ellipse(
                    centre,
                    new ImagePoint(Math.max(corner.column(), opposite.column()), centre.row()),
                    new ImagePoint(centre.column(), Math.max(corner.row(), opposite.row())));
        }

        @Override
        public List<ImagePoint> points() {
            return List.of(centre, firstEnd, secondEnd);
        }

        @Override
        public double areaPixels() {
            return Math.PI * Math.abs(cross());
        }

        @Override
        public double[] crossings(double row) {
            // a point centre + u cos t + v sin t has the row's height where A cos t + B sin t = C
            double a = firstEnd.row() - centre.row();
            double b = secondEnd.row() - centre.row();
            double c = row - centre.row();
            double reach = Math.hypot(a, b);
            if (Math.abs(c) >= reach) {
                return new double[0];
            }
            double middle = Math.atan2(b, a);
            double half = Math.acos(c / reach);
            double one = column(middle - half);
            double other = column(middle + half);
            return new double[] {Math.min(one, other), Math.max(one, other)};
        }

        private double column(double t) {
            return centre.column()
                    + (firstEnd.column() - centre.column()) * Math.cos(t)
                    + (secondEnd.column() - centre.column()) * Math.sin(t);
        }

        private double cross() {
            return (firstEnd.column() - centre.column()) * (secondEnd.row() - centre.row())
                    - (firstEnd.row() - centre.row()) * (secondEnd.column() - centre.column());
        }
    }

    /** A closed outline, drawn point by point or freehand; the last point joins the first. It may cross itself: see {@link OutlineArea}. */
    record Polygon(List<ImagePoint> points) implements Region {
        public Polygon {
            points = List.copyOf(points);
            if (points.size() < 3) {
                throw new IllegalArgumentException("an outline needs three points");
            }
        }

        @Override
        public double areaPixels() {
            return OutlineArea.of(this);
        }

        @Override
        public double[] crossings(double row) {
            double[] columns = new double[points.size()];
            int count = 0;
            for (int i = 0; i < points.size(); i++) {
                ImagePoint here = points.get(i);
                ImagePoint next = points.get((i + 1) % points.size());
                if (here.row() <= row != next.row() <= row) {
                    double share = (row - here.row()) / (next.row() - here.row());
                    columns[count++] = here.column() + share * (next.column() - here.column());
                }
            }
            double[] crossed = Arrays.copyOf(columns, count);
            Arrays.sort(crossed);
            return crossed;
        }
    }

    /** Points at something; measures nothing. */
    record Arrow(ImagePoint tip, ImagePoint tail) implements Shape {
        @Override
        public List<ImagePoint> points() {
            return List.of(tip, tail);
        }
    }

    /** Words at a place; measures nothing. */
    record Note(ImagePoint at) implements Shape {
        @Override
        public List<ImagePoint> points() {
            return List.of(at);
        }
    }

    /**
     * What a mask fills, kept by a reader as whoever made the mask has it; it is drawn by the mask itself and has no points.
     * Units: ml.
     *
     * @param source who made the mask: a model with its version, or another system
     * @param segment the segment of a segmentation that the mask is; empty where it is stored in none
     */
    record MaskVolume(double millilitres, String source, Optional<InstanceReference> segment) implements Shape {
        public MaskVolume {
            Objects.requireNonNull(source, "source");
            if (!(millilitres >= 0) || Double.isInfinite(millilitres)) {
                throw new IllegalArgumentException("a volume of " + millilitres + " ml");
            }
            if (segment.filter(one -> one.segments().size() != 1).isPresent()) {
                throw new IllegalArgumentException("a mask of no one segment");
            }
        }

        @Override
        public List<ImagePoint> points() {
            return List.of();
        }
    }
}
