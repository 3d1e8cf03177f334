package org.overread.core.registration;

import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;

/** Frame of Reference Transformation Matrix Type (PS3.3 C.20.2.1.2). */
public enum TransformType {
    /** Turns and shifts: distances and sides are kept. */
    RIGID,
    /** Turns, shifts, and scales along its axes. */
    RIGID_SCALE,
    /** Any linear transformation and shift. */
    AFFINE;

    static TransformType of(DataSet item) throws DicomException {
        String name = Required.string(item, Tag.FrameOfReferenceTransformationMatrixType);
        for (TransformType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new DicomException(
                Kind.UNSUPPORTED, "another FrameOfReferenceTransformationMatrixType (0070,030C) than the standard has");
    }
}
