package org.overread.core.study;

import java.nio.file.Path;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.image.ImagePlane;

/**
 * One SOP instance of a series.
 *
 * @param header the data set, pixel data left in its file
 * @param plane where its (first) frame lies in the patient; empty where the attributes do not say
 */
public record Instance(
        Path file,
        String transferSyntaxUid,
        String sopInstanceUid,
        String sopClassUid,
        int frames,
        Optional<ImagePlane> plane,
        DataSet header) {}
