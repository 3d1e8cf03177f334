package org.overread.core.study;

import java.io.IOException;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.PresentationLut;

/**
 * How an image's grey is turned into what is shown: Presentation LUT Sequence or Shape, else Photometric Interpretation,
 * of which MONOCHROME1 and the shape INVERSE say the same thing, once (PS3.3 C.7.6.3.1.2, C.8.11.3.1.2).
 */
public final class PresentationLuts {

    /** A damaged table is left out. */
    public static PresentationLut of(DataSet header) {
        Optional<DataSet> table = header.item(Tag.PresentationLUTSequence);
        if (table.isPresent()) {
            try {
                return new PresentationLut(false, Optional.of(LookupTables.of(table.get(), false)));
            } catch (IOException e) {
                return shape(header);
            }
        }
        return shape(header);
    }

    /** Whether Photometric Interpretation and Presentation LUT Shape contradict each other; the shape is followed. */
    static boolean contradictory(DataSet header) {
        String shape = header.string(Tag.PresentationLUTShape).orElse("");
        return shape.equals("IDENTITY") && isMonochrome1(header) || shape.equals("INVERSE") && !isMonochrome1(header);
    }

    private static PresentationLut shape(DataSet header) {
        boolean inverted = header.string(Tag.PresentationLUTShape)
                .filter(shape -> shape.equals("INVERSE") || shape.equals("IDENTITY"))
                .map("INVERSE"::equals)
                .orElseGet(() -> isMonochrome1(header));
        return inverted ? PresentationLut.INVERSE : PresentationLut.IDENTITY;
    }

    private static boolean isMonochrome1(DataSet header) {
        return header.string(Tag.PhotometricInterpretation)
                .filter("MONOCHROME1"::equals)
                .isPresent();
    }

    private PresentationLuts() {}
}
