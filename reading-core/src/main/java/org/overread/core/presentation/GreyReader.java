package org.overread.core.presentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PresentationLut;
import org.overread.core.image.VoiLut;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;
import org.overread.core.study.LookupTables;

/** Reads the grey scale transformations of a presentation state (PS3.3 C.11.1, C.11.2, C.11.6, C.11.8). */
final class GreyReader {
    private final Problems problems;

    GreyReader(Problems problems) {
        this.problems = problems;
    }

    Optional<ModalityLut> modality(DataSet from) {
        return problems.ifReadable(from, GreyReader::modalityOf);
    }

    private static Optional<ModalityLut> modalityOf(DataSet from) throws DicomException {
        Optional<DataSet> table = from.item(Tag.ModalityLUTSequence);
        if (table.isPresent()) {
            return Optional.of(
                    new ModalityLut.Table(LookupTables.of(table.get(), false), unit(table.get(), Tag.ModalityLUTType)));
        }
        if (!from.contains(Tag.RescaleSlope) && !from.contains(Tag.RescaleIntercept)) {
            return Optional.empty();
        }
        double slope = Required.number(from, Tag.RescaleSlope);
        double intercept = Required.number(from, Tag.RescaleIntercept);
        if (slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw new DicomException(Kind.MALFORMED, Required.name(Tag.RescaleSlope) + " gives every pixel one value");
        }
        return Optional.of(ModalityLut.linear(slope, intercept, unit(from, Tag.RescaleType)));
    }

    /** Unspecified (US) is no unit. */
    private static String unit(DataSet from, int tag) {
        return from.string(tag).filter(type -> !type.equals("US")).orElse("");
    }

    List<SoftcopyVoi> voi(DataSet from, Selections selections) {
        return problems.each(
                from, Tag.SoftcopyVOILUTSequence, item -> new SoftcopyVoi(selections.of(item), transforms(item)));
    }

    private List<VoiTransformation> transforms(DataSet item) throws DicomException {
        List<VoiTransformation> transforms = new ArrayList<>(problems.each(
                item,
                Tag.VOILUTSequence,
                table -> new VoiLut(
                        LookupTables.of(table, false),
                        table.string(Tag.LUTExplanation).orElse(""))));
        double[] centers = item.numbers(Tag.WindowCenter);
        double[] widths = item.numbers(Tag.WindowWidth);
        if (centers.length != widths.length) {
            throw new DicomException(
                    Kind.MALFORMED, centers.length + " window centres, but " + widths.length + " widths");
        }
        VoiWindow.Function function = function(item);
        List<String> explanations = item.strings(Tag.WindowCenterWidthExplanation);
        for (int i = 0; i < centers.length; i++) {
            if (Double.isFinite(centers[i])
                    && Double.isFinite(widths[i])
                    && widths[i] > 0
                    && (widths[i] >= 1 || function != VoiWindow.Function.LINEAR)) {
                transforms.add(new VoiWindow(
                        centers[i], widths[i], function, i < explanations.size() ? explanations.get(i) : ""));
            } else {
                problems.add("a window without width in " + Required.name(Tag.SoftcopyVOILUTSequence));
            }
        }
        return transforms;
    }

    private static VoiWindow.Function function(DataSet item) throws DicomException {
        Optional<String> given = item.string(Tag.VOILUTFunction);
        for (VoiWindow.Function known : VoiWindow.Function.values()) {
            if (given.isEmpty() || known.name().equals(given.get())) {
                return known;
            }
        }
        throw new DicomException(Kind.UNSUPPORTED, "an unknown " + Required.name(Tag.VOILUTFunction));
    }

    Optional<PresentationLut> presentationLut(DataSet from) {
        return problems.ifReadable(from, GreyReader::presentationLutOf);
    }

    private static Optional<PresentationLut> presentationLutOf(DataSet from) throws DicomException {
        Optional<DataSet> table = from.item(Tag.PresentationLUTSequence);
        if (table.isPresent()) {
            return Optional.of(new PresentationLut(false, Optional.of(LookupTables.of(table.get(), false))));
        }
        Optional<String> shape = from.string(Tag.PresentationLUTShape);
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        return switch (shape.get()) {
            case "IDENTITY" -> Optional.of(PresentationLut.IDENTITY);
            case "INVERSE" -> Optional.of(PresentationLut.INVERSE);
            default ->
                throw new DicomException(Kind.UNSUPPORTED, "an unknown " + Required.name(Tag.PresentationLUTShape));
        };
    }
}
