package org.overread.core.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the rectangle of one frame cuts another frame: a line on the latter, between two of its points. */
public record ReferenceLine(ImagePoint start, ImagePoint end) {
    private static final double PARALLEL = 1e-6;

    /**
     * The line that {@code other} makes on {@code shown}, cut off at the edges of both. Empty where they are parallel,
     * do not meet, or are of different frames of reference.
     */
    public static Optional<ReferenceLine> of(PlacedFrame shown, PlacedFrame other) {
        ImagePlane plane = shown.plane();
        boolean sameSpace = plane.frameOfReferenceUid().equals(other.plane().frameOfReferenceUid());
        double cosine = Math.abs(plane.normal().dot(other.plane().normal()));
        if (!sameSpace || 1 - cosine < PARALLEL) {
            return Optional.empty();
        }
        List<PatientPoint> crossings = crossings(plane, other.corners());
        if (crossings.size() < 2) {
            return Optional.empty();
        }
        PatientPoint first = crossings.getFirst();
        PatientPoint last = first;
        for (PatientPoint crossing : crossings) {
            last = first.distanceTo(crossing) > first.distanceTo(last) ? crossing : last;
        }
        return new ReferenceLine(plane.toImage(first), plane.toImage(last)).within(shown.columns(), shown.rows());
    }

    /** Where the outline of a rectangle meets a plane. */
    private static List<PatientPoint> crossings(ImagePlane plane, PatientPoint[] corners) {
        List<PatientPoint> found = new ArrayList<>();
        for (int i = 0; i < corners.length; i++) {
            PatientPoint a = corners[i];
            PatientPoint b = corners[(i + 1) % corners.length];
            double from = plane.distanceMm(a);
            double to = plane.distanceMm(b);
            if (from == 0) {
                found.add(a);
            } else if (from * to < 0) {
                found.add(between(a, b, from / (from - to)));
            }
        }
        return found;
    }

    private static PatientPoint between(PatientPoint a, PatientPoint b, double t) {
        return new PatientPoint(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()), a.z() + t * (b.z() - a.z()));
    }

    /** The part of the line inside a frame of that size. */
    private Optional<ReferenceLine> within(int columns, int rows) {
        double dx = end.column() - start.column();
        double dy = end.row() - start.row();
        double[] direction = {-dx, dx, -dy, dy};
        double[] room = {start.column(), columns - start.column(), start.row(), rows - start.row()};
        double from = 0;
        double to = 1;
        for (int edge = 0; edge < 4; edge++) {
            if (direction[edge] < 0) {
                from = Math.max(from, room[edge] / direction[edge]);
            } else if (direction[edge] > 0) {
                to = Math.min(to, room[edge] / direction[edge]);
            } else if (room[edge] < 0) {
                return Optional.empty();
            }
        }
        return from > to
                ? Optional.empty()
                : Optional.of(new ReferenceLine(
                        new ImagePoint(start.column() + from * dx, start.row() + from * dy),
                        new ImagePoint(start.column() + to * dx, start.row() + to * dy)));
    }
}
