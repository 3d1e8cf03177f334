package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.image.PatientPoint;
import org.overread.core.reformat.ReformatPlane;

/** A layer with another one over it. */
record TwoLayers(PictureLayer below, PictureLayer above) implements PictureLayer {

    @Override
    public List<PaintedLayer> paint(StackFrame frame, ViewGeometry geometry, int[] picture) {
        List<PaintedLayer> first = below.paint(frame, geometry, picture);
        return both(first, above.paint(frame, geometry, picture));
    }

    @Override
    public List<PaintedLayer> paint(ReformatPlane plane, int[] picture) {
        List<PaintedLayer> first = below.paint(plane, picture);
        return both(first, above.paint(plane, picture));
    }

    @Override
    public List<PaintedPoint> points(StackFrame frame) {
        return both(below.points(frame), above.points(frame));
    }

    @Override
    public List<Landmark> landmarks() {
        return both(below.landmarks(), above.landmarks());
    }

    @Override
    public List<String> said() {
        return both(below.said(), above.said());
    }

    @Override
    public Optional<String> valueAt(String frameOfReferenceUid, PatientPoint point) {
        return below.valueAt(frameOfReferenceUid, point).or(() -> above.valueAt(frameOfReferenceUid, point));
    }

    @Override
    public Optional<String> valueOn(ReformatPlane plane, PatientPoint point) {
        return below.valueOn(plane, point).or(() -> above.valueOn(plane, point));
    }

    @Override
    public Optional<PaintedLayer> legend() {
        return below.legend().or(above::legend);
    }

    private static <T> List<T> both(List<T> first, List<T> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
