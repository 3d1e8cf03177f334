package org.overread.core.study;

import java.nio.file.Path;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;

/** Instances made of a header alone, for tests of geometry. */
final class Headers {
    static final String DX = "1.2.840.10008.5.1.4.1.1.1.1";
    static final String CR = "1.2.840.10008.5.1.4.1.1.1";
    static final String RT_DOSE = "1.2.840.10008.5.1.4.1.1.481.2";
    static final String NM = "1.2.840.10008.5.1.4.1.1.20";
    static final String ENHANCED_MR = "1.2.840.10008.5.1.4.1.1.4.1";
    static final String ENHANCED_US_VOLUME = "1.2.840.10008.5.1.4.1.1.6.2";

    static Instance instance(DataSet header) {
        return new Instance(
                Path.of("none"),
                "1.2.840.10008.1.2.1",
                header.string(Tag.SOPInstanceUID).orElseThrow(),
                header.string(Tag.SOPClassUID).orElseThrow(),
                header.integer(Tag.NumberOfFrames).orElse(1),
                ImagePlanes.of(header, 1),
                header);
    }

    /** Without place and spacing. */
    static DataSet projection(String sopClass) {
        return Slices.axial(1, 0)
                .putString(Tag.SOPClassUID, Vr.UI, sopClass)
                .remove(Tag.ImagePositionPatient)
                .remove(Tag.ImageOrientationPatient)
                .remove(Tag.FrameOfReferenceUID)
                .remove(Tag.PixelSpacing);
    }

    /** A multi-frame image without functional groups. */
    static DataSet frames(String sopClass, int count) {
        return Slices.axial(1, 0)
                .putString(Tag.SOPClassUID, Vr.UI, sopClass)
                .putString(Tag.NumberOfFrames, Vr.IS, Integer.toString(count));
    }

    private Headers() {}
}
