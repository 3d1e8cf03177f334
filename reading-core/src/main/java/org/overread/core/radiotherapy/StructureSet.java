package org.overread.core.radiotherapy;

import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DicomException;
import org.overread.core.reference.StudyReference;
import org.overread.core.study.Instance;

/**
 * An RT Structure Set (PS3.3 A.19.3, C.8.8.5).
 *
 * @param referenced what it was drawn on, by frame of reference
 * @param warnings what could not be read or is against the standard, by region and contour
 */
public record StructureSet(
        String sopInstanceUid,
        Optional<String> label,
        Optional<String> name,
        List<ReferencedFrame> referenced,
        List<RegionOfInterest> regions,
        List<String> warnings) {

    /** The studies, series and images that share a frame of reference. */
    public record ReferencedFrame(String frameOfReferenceUid, List<StudyReference> studies) {
        public ReferencedFrame {
            studies = List.copyOf(studies);
        }
    }

    public StructureSet {
        referenced = List.copyOf(referenced);
        regions = List.copyOf(regions);
        warnings = List.copyOf(warnings);
    }

    /**
     * The structure set that an instance is. Contours that cannot be read are left out and named.
     *
     * <p>Errors: {@link DicomException} MISSING_ATTRIBUTE and MALFORMED, with the attribute's keyword; UNSUPPORTED for
     * another SOP class.
     */
    public static StructureSet of(Instance instance) throws DicomException {
        return new StructureSetReader(instance).read();
    }

    public Optional<RegionOfInterest> region(int number) {
        return regions.stream().filter(region -> region.number() == number).findFirst();
    }
}
