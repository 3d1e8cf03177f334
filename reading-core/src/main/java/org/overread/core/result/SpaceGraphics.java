package org.overread.core.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.document.ContentValue.Scoord;
import org.overread.core.document.ContentValue.Scoord3d;
import org.overread.core.document.GraphicType;
import org.overread.core.document.GraphicType3d;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Slab;

/**
 * Graphics in the patient that lie in one plane (PS3.3 C.18.9.1.2), as graphics of that plane. It is looked at as a reader
 * looks at the nearest of axial, coronal and sagittal; through a line it is the one nearest to these.
 *
 * @param plane in pixels of 1 mm
 */
record SpaceGraphics(ReformatPlane plane, List<Scoord> graphics) {
    /** What points may lie off their plane, mm. */
    private static final double FLAT = 0.1;
    /** Points nearer to each other or to a line say nothing of a plane; mm. */
    private static final double LEAST = 1e-3;

    private static final Direction[] AXES = {new Direction(0, 0, 1), new Direction(0, 1, 0), new Direction(-1, 0, 0)};
    private static final Direction[] ACROSS = {new Direction(1, 0, 0), new Direction(1, 0, 0), new Direction(0, 1, 0)};

    /** Empty where they are of several spaces or planes, and for solids. */
    static Optional<SpaceGraphics> of(List<Scoord3d> shapes) {
        List<PatientPoint> points =
                shapes.stream().flatMap(shape -> shape.points().stream()).toList();
        boolean oneSpace =
                shapes.stream().map(Scoord3d::frameOfReferenceUid).distinct().count() == 1;
        if (!oneSpace || points.size() < 2) {
            return Optional.empty();
        }
        return normal(points)
                .map(normal -> plane(shapes.getFirst().frameOfReferenceUid(), points.getFirst(), normal))
                .filter(plane -> points.stream().allMatch(point -> Math.abs(plane.distanceMm(point)) <= FLAT))
                .flatMap(plane -> of(plane, shapes));
    }

    private static Optional<SpaceGraphics> of(ReformatPlane plane, List<Scoord3d> shapes) {
        List<Scoord> flat =
                shapes.stream().flatMap(shape -> flat(plane, shape).stream()).toList();
        return flat.size() == shapes.size() ? Optional.of(new SpaceGraphics(plane, flat)) : Optional.empty();
    }

    private static Optional<Scoord> flat(ReformatPlane plane, Scoord3d shape) {
        List<ImagePoint> points =
                new ArrayList<>(shape.points().stream().map(plane::toImage).toList());
        Optional<GraphicType> type = switch (shape.type()) {
            case POINT -> Optional.of(GraphicType.POINT);
            case MULTIPOINT -> Optional.of(GraphicType.MULTIPOINT);
            case POLYLINE, POLYGON -> Optional.of(GraphicType.POLYLINE);
            case ELLIPSE -> Optional.of(GraphicType.ELLIPSE);
            case ELLIPSOID -> Optional.empty();
        };
        boolean closed = shape.points().getFirst().equals(shape.points().getLast());
        if (shape.type() == GraphicType3d.POLYGON && !closed) {
            points.add(points.getFirst());
        }
        return type.map(flat -> new Scoord(flat, points, false, shape.fiducialUid()));
    }

    /** At right angles to the line to the farthest point, and to that from there to the point farthest from it. */
    private static Optional<Direction> normal(List<PatientPoint> points) {
        PatientPoint first = points.getFirst();
        PatientPoint far = points.stream()
                .max(Comparator.comparingDouble(first::distanceTo))
                .orElseThrow();
        if (first.distanceTo(far) < LEAST) {
            return Optional.empty();
        }
        Direction line = unit(first, far);
        PatientPoint aside = points.stream()
                .max(Comparator.comparingDouble(point -> fromLine(first, line, point)))
                .orElseThrow();
        if (fromLine(first, line, aside) >= LEAST) {
            return Optional.of(line.cross(unit(first.plus(line.along(first, aside), line), aside))
                    .unit());
        }
        Direction axis = Stream.of(AXES)
                .min(Comparator.comparingDouble(one -> Math.abs(one.dot(line))))
                .orElseThrow();
        return Optional.of(across(axis, line).unit());
    }

    private static double fromLine(PatientPoint first, Direction line, PatientPoint point) {
        return first.plus(line.along(first, point), line).distanceTo(point);
    }

    private static ReformatPlane plane(String frameOfReferenceUid, PatientPoint through, Direction normal) {
        int nearest = 0;
        for (int axis = 1; axis < AXES.length; axis++) {
            if (Math.abs(AXES[axis].dot(normal)) > Math.abs(AXES[nearest].dot(normal))) {
                nearest = axis;
            }
        }
        Direction sight = AXES[nearest].dot(normal) < 0 ? new Direction(-normal.x(), -normal.y(), -normal.z()) : normal;
        Direction across = across(ACROSS[nearest], sight).unit();
        return new ReformatPlane(frameOfReferenceUid, through, across, sight.cross(across), 1, 1, 1, Slab.NONE);
    }

    /** What of a direction is at right angles to another one. */
    private static Direction across(Direction direction, Direction other) {
        double along = direction.dot(other);
        return new Direction(
                direction.x() - along * other.x(),
                direction.y() - along * other.y(),
                direction.z() - along * other.z());
    }

    private static Direction unit(PatientPoint from, PatientPoint to) {
        return new Direction(to.x() - from.x(), to.y() - from.y(), to.z() - from.z()).unit();
    }
}
