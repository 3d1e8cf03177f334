package org.overread.core.presentation;

import java.util.Optional;
import java.util.OptionalInt;
import org.overread.core.image.CieLab;

/**
 * A text beside or in an image: it has a box, an anchor, or both.
 *
 * @param group Graphic Group ID, that puts objects together
 */
public record TextObject(
        String text, Optional<Box> box, Optional<Anchor> anchor, Optional<CieLab> colour, OptionalInt group) {

    /** Where the text stands, in the box's own direction: top left to bottom right of the text. */
    public record Box(
            AnnotationUnits units,
            AnnotationPoint topLeft,
            AnnotationPoint bottomRight,
            Optional<Justification> justification) {}

    /** What the text is about. */
    public record Anchor(AnnotationUnits units, AnnotationPoint point, boolean visible) {}

    /** Bounding Box Text Horizontal Justification. */
    public enum Justification {
        LEFT,
        RIGHT,
        CENTER
    }
}
