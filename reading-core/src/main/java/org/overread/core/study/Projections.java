package org.overread.core.study;

import java.util.Set;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;

/** SOP classes of shadows and photographs, whose pixels are of no one plane in the patient. */
final class Projections {
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
    private static final Set<String> CLASSES = Set.of(
            "1", "1.1", "1.1.1", "1.2", "1.2.1", "1.3", "1.3.1", // CR, DX, mammography, intra-oral
            "12.1", "12.1.1", "12.2", "12.2.1", "12.3", // XA, XRF and their enhanced forms, biplane
            "13.1.4", "13.1.5", // breast projection
            "481.1"); // RT Image
    private static final Set<String> CAPTURES = Set.of("7", "7.1", "7.2", "7.3", "7.4");
    private static final Set<String> MAGNIFIED =
            Set.of("1.1", "1.1.1", "1.2", "1.2.1", "1.3", "1.3.1", "13.1.4", "13.1.5");

    /**
     * Whether millimetres of this image depend on depth: by its SOP class; of a secondary capture unless it says how it lies
     * in the patient; else by attributes that only projections have.
     */
    static boolean contains(DataSet header) {
        boolean unplaced =
                !header.contains(Tag.ImageOrientationPatient) && !header.contains(Tag.SharedFunctionalGroupsSequence);
        boolean marked = header.contains(Tag.ImagerPixelSpacing) || header.contains(Tag.PixelSpacingCalibrationType);
        return is(header, CLASSES) || unplaced && (marked || is(header, CAPTURES));
    }

    /** Whether Estimated Radiographic Magnification Factor applies (DX Positioning, Mammography). */
    static boolean hasMagnification(DataSet header) {
        return is(header, MAGNIFIED);
    }

    private static boolean is(DataSet header, Set<String> classes) {
        String sopClass = header.string(Tag.SOPClassUID).orElse("");
        return sopClass.startsWith(STORAGE) && classes.contains(sopClass.substring(STORAGE.length()));
    }

    private Projections() {}
}
