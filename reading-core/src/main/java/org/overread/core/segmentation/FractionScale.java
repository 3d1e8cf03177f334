package org.overread.core.segmentation;

import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;

/**
 * What the fractions of a FRACTIONAL segmentation are.
 *
 * @param maximum Maximum Fractional Value: the stored value of the fraction 1
 */
public record FractionScale(Meaning meaning, int maximum) {

    /** Segmentation Fractional Type. */
    public enum Meaning {
        /** How likely the pixel belongs to the segment. */
        PROBABILITY,
        /** How much of the pixel the segment fills. */
        OCCUPANCY
    }

    static FractionScale of(DataSet header) throws DicomException {
        Meaning meaning = switch (Required.string(header, Tag.SegmentationFractionalType)) {
            case "PROBABILITY" -> Meaning.PROBABILITY;
            case "OCCUPANCY" -> Meaning.OCCUPANCY;
            default ->
                throw new DicomException(
                        Kind.UNSUPPORTED, "another SegmentationFractionalType (0062,0010) than the standard has");
        };
        int maximum = Required.integer(header, Tag.MaximumFractionalValue);
        if (maximum < 1) {
            throw new DicomException(Kind.MALFORMED, Required.name(Tag.MaximumFractionalValue) + " is not above 0");
        }
        return new FractionScale(meaning, maximum);
    }
}
