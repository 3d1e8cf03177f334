package org.overread.core.segmentation;

import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;

/** What the pixels of a segmentation say (PS3.3 C.8.20.2.3). */
public enum SegmentationType {
    /** A frame is of one segment; a pixel is inside or not. */
    BINARY,
    /** A frame is of one segment; a pixel is inside by a fraction. */
    FRACTIONAL,
    /** A frame is of all segments; a pixel's value is the number of the one it is inside. */
    LABELMAP;

    static SegmentationType of(DataSet header) throws DicomException {
        String name = Required.string(header, Tag.SegmentationType);
        for (SegmentationType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new DicomException(Kind.UNSUPPORTED, "another SegmentationType (0062,0001) than the standard has");
    }
}
