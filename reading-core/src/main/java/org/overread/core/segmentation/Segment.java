package org.overread.core.segmentation;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.ModifiedConcept;
import org.overread.core.image.Rgb;

/**
 * What a segmentation says of one segment (PS3.3 C.8.20.4).
 *
 * @param number Segment Number, by which frames and other objects refer to it; in label maps its pixel value, 0 included
 * @param category Segmented Property Category
 * @param type Segmented Property Type, modifiers (as of the side) included
 * @param regions Anatomic Region, modifiers (as of the side) included
 * @param colour Recommended Display CIELab Value, or the palette's, in sRGB
 */
public record Segment(
        int number,
        Optional<String> label,
        Optional<String> description,
        Optional<CodedConcept> category,
        Optional<ModifiedConcept> type,
        List<ModifiedConcept> regions,
        SegmentAlgorithm algorithm,
        Optional<String> trackingId,
        Optional<String> trackingUid,
        Optional<Rgb> colour) {
    private static final CodedConcept BACKGROUND = new CodedConcept("125040", "DCM", "Background");

    public Segment {
        regions = List.copyOf(regions);
    }

    /** Whether it is what is not segmented (label maps describe it where they give it a number). */
    public boolean background() {
        return type.filter(kind -> kind.concept().sameCode(BACKGROUND)).isPresent();
    }
}
