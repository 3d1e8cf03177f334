package org.overread.core.presentation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.overread.core.image.CieLab;

/**
 * A shape of several lines (PS3.3 C.10.5.1.3), points exactly as given. Where {@code instance} is given, the simple
 * graphics of the same annotation that name it say the same for displays that do not draw compound ones.
 *
 * @param type MULTILINE, INFINITELINE, CUTLINE, RANGELINE, RULER, AXIS, CROSSHAIR, ARROW, RECTANGLE, ELLIPSE
 * @param rotationDegrees clockwise, about the rotation point
 */
public record CompoundGraphic(
        OptionalInt instance,
        AnnotationUnits units,
        String type,
        List<AnnotationPoint> points,
        OptionalDouble rotationDegrees,
        Optional<AnnotationPoint> rotationPoint,
        boolean filled,
        OptionalDouble gapLength,
        OptionalDouble diameterOfVisibility,
        Optional<CieLab> lineColour,
        OptionalInt group) {
    public CompoundGraphic {
        points = List.copyOf(points);
    }
}
