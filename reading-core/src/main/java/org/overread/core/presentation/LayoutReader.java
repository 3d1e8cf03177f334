package org.overread.core.presentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.presentation.DisplayedArea.Pixel;

/** Reads areas and spatial transformation (PS3.3 C.10.4, C.10.6). */
final class LayoutReader {
    private final Problems problems;
    private final Selections selections;

    LayoutReader(Problems problems, Selections selections) {
        this.problems = problems;
        this.selections = selections;
    }

    List<DisplayedArea> areas(DataSet from) {
        List<DisplayedArea> areas = problems.each(from, Tag.DisplayedAreaSelectionSequence, this::area);
        if (areas.isEmpty()) {
            problems.add("no usable " + Required.name(Tag.DisplayedAreaSelectionSequence));
        }
        return areas;
    }

    private DisplayedArea area(DataSet item) throws DicomException {
        DisplayedArea.SizeMode mode = sizeMode(item);
        OptionalDouble magnification = item.number(Tag.PresentationPixelMagnificationRatio);
        if (mode == DisplayedArea.SizeMode.MAGNIFY && (magnification.isEmpty() || magnification.getAsDouble() <= 0)) {
            throw new DicomException(
                    Kind.MISSING_ATTRIBUTE, "no usable " + Required.name(Tag.PresentationPixelMagnificationRatio));
        }
        return new DisplayedArea(
                selections.of(item),
                pixel(item, Tag.DisplayedAreaTopLeftHandCorner),
                pixel(item, Tag.DisplayedAreaBottomRightHandCorner),
                mode,
                spacing(item),
                aspect(item),
                magnification);
    }

    private static DisplayedArea.SizeMode sizeMode(DataSet item) throws DicomException {
        return switch (Required.string(item, Tag.PresentationSizeMode)) {
            case "SCALE TO FIT" -> DisplayedArea.SizeMode.SCALE_TO_FIT;
            case "TRUE SIZE" -> DisplayedArea.SizeMode.TRUE_SIZE;
            case "MAGNIFY" -> DisplayedArea.SizeMode.MAGNIFY;
            default ->
                throw new DicomException(Kind.MALFORMED, "an unknown " + Required.name(Tag.PresentationSizeMode));
        };
    }

    private static Pixel pixel(DataSet item, int tag) throws DicomException {
        double[] at = Required.numbers(item, tag, 2);
        return new Pixel((int) at[0], (int) at[1]);
    }

    private static Optional<DisplayedArea.Spacing> spacing(DataSet item) {
        double[] spacing = item.numbers(Tag.PresentationPixelSpacing);
        return spacing.length == 2 && spacing[0] > 0 && spacing[1] > 0
                ? Optional.of(new DisplayedArea.Spacing(spacing[0], spacing[1]))
                : Optional.empty();
    }

    private static Optional<DisplayedArea.AspectRatio> aspect(DataSet item) {
        double[] ratio = item.numbers(Tag.PresentationPixelAspectRatio);
        return ratio.length == 2 && ratio[0] >= 1 && ratio[1] >= 1
                ? Optional.of(new DisplayedArea.AspectRatio((int) ratio[0], (int) ratio[1]))
                : Optional.empty();
    }

    SpatialTransform spatial(DataSet from) {
        int rotation = from.integer(Tag.ImageRotation).orElse(0);
        if (rotation % 90 != 0) {
            problems.add("an " + Required.name(Tag.ImageRotation) + " that is no multiple of 90");
            rotation = 0;
        }
        boolean flipped =
                from.string(Tag.ImageHorizontalFlip).filter("Y"::equals).isPresent();
        return new SpatialTransform(Math.floorMod(rotation, 360), flipped);
    }

    /** Overlays of the groups 6000 to 601E that are activated on a layer. */
    static List<ActivatedOverlay> overlays(DataSet from) {
        List<ActivatedOverlay> overlays = new ArrayList<>();
        for (int group = 0x6000; group <= 0x601E; group += 2) {
            int at = group;
            from.string(group << 16 | 0x1001).ifPresent(layer -> overlays.add(new ActivatedOverlay(at, layer)));
        }
        return overlays;
    }
}
