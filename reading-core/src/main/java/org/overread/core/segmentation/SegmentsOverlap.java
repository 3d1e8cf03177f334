package org.overread.core.segmentation;

import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;

/** Whether a pixel can be inside two segments (Segments Overlap, PS3.3 C.8.20.2). */
public enum SegmentsOverlap {
    YES,
    NO,
    /** May or may not be; also where nothing is said. */
    UNDEFINED;

    static SegmentsOverlap of(DataSet header, SegmentationType type) {
        String said = header.string(Tag.SegmentsOverlap).orElse("");
        if (type == SegmentationType.LABELMAP || said.equals("NO")) {
            return NO;
        }
        return said.equals("YES") ? YES : UNDEFINED;
    }
}
