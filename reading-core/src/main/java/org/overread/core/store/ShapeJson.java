package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.Shape;
import org.overread.core.reference.InstanceReference;

/** A drawn shape as it is stored: its kind and its points, or of a mask what it fills. */
final class ShapeJson {
    private ShapeJson() {}

    private enum Kind {
        LENGTH,
        ANGLE,
        COBB_ANGLE,
        BIDIRECTIONAL,
        ELLIPSE,
        POLYGON,
        ARROW,
        NOTE,
        MASK_VOLUME
    }

    static ObjectNode write(Shape shape) {
        ObjectNode node = JsonField.object();
        node.put("kind", kind(shape).name());
        if (shape instanceof Shape.MaskVolume mask) {
            node.put("millilitres", mask.millilitres());
            node.put("source", mask.source());
            mask.segment()
                    .ifPresent(segment -> node.putObject("segment")
                            .put("class", segment.sopClassUid())
                            .put("instance", segment.sopInstanceUid())
                            .put("number", segment.segments().getFirst()));
            return node;
        }
        ArrayNode points = node.putArray("points");
        for (ImagePoint point : shape.points()) {
            points.add(point.column());
            points.add(point.row());
        }
        return node;
    }

    static Shape read(JsonField shape) {
        Kind kind = shape.field("kind").oneOf(Kind.class);
        if (kind == Kind.MASK_VOLUME) {
            return mask(shape);
        }
        List<Double> numbers = shape.field("points").list(JsonField::number);
        if (numbers.size() % 2 != 0 || kind != Kind.POLYGON && numbers.size() != 2 * points(kind)) {
            throw new IllegalArgumentException("points that do not make a " + kind);
        }
        List<ImagePoint> p = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += 2) {
            p.add(new ImagePoint(numbers.get(i), numbers.get(i + 1)));
        }
        return switch (kind) {
            case LENGTH -> new Shape.Length(p.get(0), p.get(1));
            case ANGLE -> new Shape.Angle(p.get(0), p.get(1), p.get(2));
            case COBB_ANGLE ->
                new Shape.CobbAngle(new Shape.Length(p.get(0), p.get(1)), new Shape.Length(p.get(2), p.get(3)));
            case BIDIRECTIONAL ->
                new Shape.Bidirectional(new Shape.Length(p.get(0), p.get(1)), new Shape.Length(p.get(2), p.get(3)));
            case ELLIPSE -> new Shape.Ellipse(p.get(0), p.get(1), p.get(2));
            case POLYGON -> new Shape.Polygon(p);
            case ARROW -> new Shape.Arrow(p.get(0), p.get(1));
            case NOTE -> new Shape.Note(p.get(0));
            case MASK_VOLUME -> throw new IllegalStateException("has no points");
        };
    }

    private static Shape mask(JsonField shape) {
        return new Shape.MaskVolume(
                shape.field("millilitres").number(),
                shape.field("source").text(),
                shape.optional("segment")
                        .map(segment -> new InstanceReference(
                                segment.field("class").text(),
                                segment.field("instance").text(),
                                List.of(),
                                List.of(segment.field("number").integer()))));
    }

    private static int points(Kind kind) {
        return switch (kind) {
            case NOTE -> 1;
            case LENGTH, ARROW -> 2;
            case ANGLE, ELLIPSE -> 3;
            case COBB_ANGLE, BIDIRECTIONAL -> 4;
            case MASK_VOLUME -> 0;
            case POLYGON -> throw new IllegalStateException("as many as were drawn");
        };
    }

    private static Kind kind(Shape shape) {
        return switch (shape) {
            case Shape.Length any -> Kind.LENGTH;
            case Shape.Angle any -> Kind.ANGLE;
            case Shape.CobbAngle any -> Kind.COBB_ANGLE;
            case Shape.Bidirectional any -> Kind.BIDIRECTIONAL;
            case Shape.Ellipse any -> Kind.ELLIPSE;
            case Shape.Polygon any -> Kind.POLYGON;
            case Shape.Arrow any -> Kind.ARROW;
            case Shape.Note any -> Kind.NOTE;
            case Shape.MaskVolume any -> Kind.MASK_VOLUME;
        };
    }
}
