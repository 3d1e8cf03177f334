package org.overread.core.study;

import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ModalityLut;

/** The linear modality transformation of a frame (PS3.3 C.11.1, C.7.6.16.2.9; of RT Dose, C.8.8.3). */
final class ModalityLuts {

    static ModalityLut of(DataSet header, int frameNumber) {
        OptionalDouble doseScaling = header.number(Tag.DoseGridScaling);
        if (doseScaling.isPresent()) {
            return new ModalityLut(
                    doseScaling.getAsDouble(), 0, header.string(Tag.DoseUnits).orElse(""));
        }
        DataSet source = FunctionalGroups.of(header, Tag.PixelValueTransformationSequence, frameNumber)
                .orElse(header);
        OptionalDouble slope = source.number(Tag.RescaleSlope);
        OptionalDouble intercept = source.number(Tag.RescaleIntercept);
        if (slope.isEmpty() || intercept.isEmpty()) {
            return ModalityLut.IDENTITY;
        }
        String unit = source.string(Tag.RescaleType).orElse(isCt(header) ? "HU" : "");
        return new ModalityLut(slope.getAsDouble(), intercept.getAsDouble(), unit.equals("US") ? "" : unit);
    }

    /** CT without Rescale Type is in Hounsfield units unless it is a localizer (PS3.3 C.8.2.1.1.2). */
    private static boolean isCt(DataSet header) {
        return header.string(Tag.Modality).filter("CT"::equals).isPresent()
                && !header.strings(Tag.ImageType).contains("LOCALIZER");
    }

    private ModalityLuts() {}
}
