package org.overread.core.study;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.LookupTable;
import org.overread.core.image.ModalityLut;

/**
 * The modality transformation of a frame: rescale or Modality LUT Sequence (PS3.3 C.11.1), Pixel Value Transformation
 * (C.7.6.16.2.9), Dose Grid Scaling (C.8.8.3).
 */
final class ModalityLuts {
    private static final Set<String> PROJECTED_XRAY =
            Set.of("1.2.840.10008.5.1.4.1.1.12.1", "1.2.840.10008.5.1.4.1.1.12.2", "1.2.840.10008.5.1.4.1.1.12.3");

    /** Errors: as {@link LookupTables#of}: values of a table that cannot be read are not guessed. */
    static ModalityLut of(DataSet header, int frameNumber) throws IOException {
        OptionalDouble doseScaling = header.number(Tag.DoseGridScaling);
        if (doseScaling.isPresent()) {
            String unit = header.string(Tag.DoseUnits).orElse("");
            return linear(doseScaling.getAsDouble(), 0, unit);
        }
        if (isForQuantificationOnly(header)) {
            return ModalityLut.IDENTITY;
        }
        Optional<DataSet> table = table(header);
        if (table.isPresent()) {
            LookupTable read = LookupTables.of(table.get(), isSigned(header));
            return new ModalityLut.Table(
                    read, unit(table.get().string(Tag.ModalityLUTType).orElse("")));
        }
        DataSet source = rescale(header, frameNumber);
        OptionalDouble slope = source.number(Tag.RescaleSlope);
        OptionalDouble intercept = source.number(Tag.RescaleIntercept);
        if (slope.isEmpty() || intercept.isEmpty()) {
            return new ModalityLut.Linear(1, 0, petUnit(header).orElse(""));
        }
        return linear(slope.getAsDouble(), intercept.getAsDouble(), rescaleUnit(header, source));
    }

    /** What a frame's header says that its values are brought to; frames that say the same can be compared. */
    static String stated(DataSet header, int frameNumber) {
        DataSet source = rescale(header, frameNumber);
        boolean rescaled = source.number(Tag.RescaleSlope).orElse(0) != 0
                && source.number(Tag.RescaleIntercept).isPresent();
        return table(header)
                .map(item -> "table " + item.string(Tag.ModalityLUTType).orElse(""))
                .orElseGet(() -> rescaled ? "rescale " + rescaleUnit(header, source) : "");
    }

    /** Why the values are not in modality units although the file speaks of them, in words. */
    static Optional<String> remark(DataSet header, int frameNumber) {
        DataSet source = rescale(header, frameNumber);
        boolean slope = source.string(Tag.RescaleSlope).isPresent();
        boolean intercept = source.string(Tag.RescaleIntercept).isPresent();
        if (isForQuantificationOnly(header) && (slope || table(header).isPresent())) {
            return Optional.of("stored values: the modality transformation of this image is not for display");
        }
        if (header.contains(Tag.DoseGridScaling) || table(header).isPresent()) {
            return header.number(Tag.DoseGridScaling).orElse(1) == 0
                    ? Optional.of("stored values: Dose Grid Scaling is 0")
                    : Optional.empty();
        }
        if (source.number(Tag.RescaleSlope).orElse(1) == 0) {
            return Optional.of("stored values: Rescale Slope is 0");
        }
        return slope != intercept || slope && source.number(Tag.RescaleSlope).isEmpty()
                ? Optional.of("stored values: Rescale Slope or Intercept is missing")
                : Optional.empty();
    }

    /** An item of empty attributes, met in practice, is none. */
    private static Optional<DataSet> table(DataSet header) {
        return header.item(Tag.ModalityLUTSequence)
                .filter(item -> item.numbers(Tag.LUTDescriptor).length > 0
                        || item.bytes(Tag.LUTData)
                                .filter(data -> data.hasRemaining())
                                .isPresent());
    }

    /** Whether modality values can be below 0: then inputs of VOI tables are signed (PS3.3 C.11.2.1.1). */
    static boolean givesSigned(ModalityLut lut, DataSet header) {
        return switch (lut) {
            case ModalityLut.Table table -> false;
            case ModalityLut.Linear linear -> isSigned(header) || linear.intercept() < 0 || linear.slope() < 0;
        };
    }

    private static ModalityLut linear(double slope, double intercept, String unit) {
        return slope == 0 ? ModalityLut.IDENTITY : new ModalityLut.Linear(slope, intercept, unit);
    }

    private static DataSet rescale(DataSet header, int frameNumber) {
        return FunctionalGroups.of(header, Tag.PixelValueTransformationSequence, frameNumber)
                .orElse(header);
    }

    private static boolean isSigned(DataSet header) {
        return header.integer(Tag.PixelRepresentation).orElse(0) == 1;
    }

    /** In X-Ray angiography it leads back to intensities, for measuring; what is shown are stored values (C.8.7.1.1.2). */
    private static boolean isForQuantificationOnly(DataSet header) {
        String relationship = header.string(Tag.PixelIntensityRelationship).orElse("");
        return (relationship.equals("LOG") || relationship.equals("DISP"))
                && header.string(Tag.SOPClassUID)
                        .filter(PROJECTED_XRAY::contains)
                        .isPresent();
    }

    private static String rescaleUnit(DataSet header, DataSet source) {
        return petUnit(header)
                .orElseGet(() -> unit(source.string(Tag.RescaleType).orElse(isCt(header) ? "HU" : "")));
    }

    private static String unit(String type) {
        return type.equals("US") ? "" : type;
    }

    /** Units (0054,1001) of PET, the common ones as they are written elsewhere. */
    private static Optional<String> petUnit(DataSet header) {
        return header.string(Tag.Modality)
                .filter("PT"::equals)
                .flatMap(pet -> header.string(Tag.Units))
                .map(units -> switch (units) {
                    case "BQML" -> "Bq/ml";
                    case "GML" -> "g/ml";
                    case "CNTS" -> "counts";
                    case "CPS" -> "counts/s";
                    default -> units;
                });
    }

    /** CT without Rescale Type is in Hounsfield units unless it is a localizer (PS3.3 C.8.2.1.1.2). */
    private static boolean isCt(DataSet header) {
        return header.string(Tag.Modality).filter("CT"::equals).isPresent()
                && !header.strings(Tag.ImageType).contains("LOCALIZER");
    }

    private ModalityLuts() {}
}
