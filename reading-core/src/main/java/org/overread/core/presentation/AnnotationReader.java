package org.overread.core.presentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.image.CieLab;

/** Reads layers and annotations (PS3.3 C.10.5, C.10.7). */
final class AnnotationReader {
    private final Problems problems;
    private final Selections selections;

    AnnotationReader(Problems problems, Selections selections) {
        this.problems = problems;
        this.selections = selections;
    }

    List<GraphicLayer> layers(DataSet from) {
        return problems.each(
                from,
                Tag.GraphicLayerSequence,
                item -> new GraphicLayer(
                        Required.string(item, Tag.GraphicLayer),
                        Required.integer(item, Tag.GraphicLayerOrder),
                        item.integer(Tag.GraphicLayerRecommendedDisplayGrayscaleValue),
                        CieLab.ofStored(item.numbers(Tag.GraphicLayerRecommendedDisplayCIELabValue)),
                        item.string(Tag.GraphicLayerDescription)));
    }

    List<GraphicAnnotation> annotations(DataSet from) {
        return problems.each(
                from,
                Tag.GraphicAnnotationSequence,
                item -> new GraphicAnnotation(
                        selections.of(item),
                        Required.string(item, Tag.GraphicLayer),
                        problems.each(item, Tag.TextObjectSequence, AnnotationReader::text),
                        problems.each(item, Tag.GraphicObjectSequence, AnnotationReader::graphic),
                        problems.each(item, Tag.CompoundGraphicSequence, AnnotationReader::compound)));
    }

    private static TextObject text(DataSet item) throws DicomException {
        Optional<TextObject.Box> box = item.contains(Tag.BoundingBoxTopLeftHandCorner)
                ? Optional.of(new TextObject.Box(
                        units(item, Tag.BoundingBoxAnnotationUnits),
                        point(item, Tag.BoundingBoxTopLeftHandCorner),
                        point(item, Tag.BoundingBoxBottomRightHandCorner),
                        justification(item)))
                : Optional.empty();
        Optional<TextObject.Anchor> anchor = item.contains(Tag.AnchorPoint)
                ? Optional.of(new TextObject.Anchor(
                        units(item, Tag.AnchorPointAnnotationUnits),
                        point(item, Tag.AnchorPoint),
                        isYes(item, Tag.AnchorPointVisibility)))
                : Optional.empty();
        if (box.isEmpty() && anchor.isEmpty()) {
            throw new DicomException(Kind.MISSING_ATTRIBUTE, "a text without bounding box or anchor point");
        }
        return new TextObject(
                Required.string(item, Tag.UnformattedTextValue),
                box,
                anchor,
                colour(item, Tag.TextStyleSequence, Tag.TextColorCIELabValue),
                item.integer(Tag.GraphicGroupID));
    }

    private static Optional<TextObject.Justification> justification(DataSet item) {
        Optional<String> given = item.string(Tag.BoundingBoxTextHorizontalJustification);
        for (TextObject.Justification known : TextObject.Justification.values()) {
            if (given.equals(Optional.of(known.name()))) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private static GraphicObject graphic(DataSet item) throws DicomException {
        GraphicObject.Type type = GraphicObject.Type.ofTerm(Required.string(item, Tag.GraphicType))
                .orElseThrow(() -> new DicomException(Kind.MALFORMED, "an unknown " + Required.name(Tag.GraphicType)));
        List<AnnotationPoint> points = points(item);
        if (!type.takes(points.size())) {
            throw new DicomException(Kind.MALFORMED, points.size() + " points are no " + type);
        }
        Optional<DataSet> line = item.item(Tag.LineStyleSequence);
        return new GraphicObject(
                units(item, Tag.GraphicAnnotationUnits),
                type,
                points,
                isYes(item, Tag.GraphicFilled),
                colour(item, Tag.LineStyleSequence, Tag.PatternOnColorCIELabValue),
                line.map(style -> style.number(Tag.LineThickness)).orElse(java.util.OptionalDouble.empty()),
                item.integer(Tag.GraphicGroupID));
    }

    private static CompoundGraphic compound(DataSet item) throws DicomException {
        Optional<AnnotationPoint> about =
                item.contains(Tag.RotationPoint) ? Optional.of(point(item, Tag.RotationPoint)) : Optional.empty();
        return new CompoundGraphic(
                item.integer(Tag.CompoundGraphicInstanceID),
                units(item, Tag.CompoundGraphicUnits),
                Required.string(item, Tag.CompoundGraphicType),
                points(item),
                item.number(Tag.RotationAngle),
                about,
                isYes(item, Tag.GraphicFilled),
                item.number(Tag.GapLength),
                item.number(Tag.DiameterOfVisibility),
                colour(item, Tag.LineStyleSequence, Tag.PatternOnColorCIELabValue),
                item.integer(Tag.GraphicGroupID));
    }

    private static List<AnnotationPoint> points(DataSet item) throws DicomException {
        double[] data = item.numbers(Tag.GraphicData);
        if (data.length == 0) {
            throw new DicomException(Kind.MISSING_ATTRIBUTE, "no usable " + Required.name(Tag.GraphicData));
        }
        if (data.length % 2 != 0) {
            throw new DicomException(Kind.MALFORMED, data.length + " values in " + Required.name(Tag.GraphicData));
        }
        List<AnnotationPoint> points = new ArrayList<>(data.length / 2);
        for (int i = 0; i < data.length; i += 2) {
            points.add(new AnnotationPoint(data[i], data[i + 1]));
        }
        return points;
    }

    private static AnnotationPoint point(DataSet item, int tag) throws DicomException {
        double[] point = Required.numbers(item, tag, 2);
        return new AnnotationPoint(point[0], point[1]);
    }

    private static AnnotationUnits units(DataSet item, int tag) throws DicomException {
        return AnnotationUnits.ofTerm(Required.string(item, tag))
                .orElseThrow(() -> new DicomException(Kind.MALFORMED, "unknown " + Required.name(tag)));
    }

    private static Optional<CieLab> colour(DataSet item, int styleTag, int colourTag) {
        return item.item(styleTag).flatMap(style -> CieLab.ofStored(style.numbers(colourTag)));
    }

    private static boolean isYes(DataSet item, int tag) {
        return item.string(tag).filter("Y"::equals).isPresent();
    }
}
