package org.overread.core.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.CodedConcepts;

/**
 * An image that a frame was derived from (PS3.3 C.7.6.16.2.6, 10.3).
 *
 * @param purpose of the reference
 * @param pixelsInPlace whether pixels lie where those of the source lie; empty where it is not said
 */
public record SourceImage(InstanceReference image, Optional<CodedConcept> purpose, Optional<Boolean> pixelsInPlace) {

    /** All source images of the items of a Derivation Image Sequence. Errors: as {@link InstanceReference#of(DataSet)}. */
    public static List<SourceImage> ofDerivations(List<DataSet> derivations) throws DicomException {
        List<SourceImage> sources = new ArrayList<>();
        for (DataSet derivation : derivations) {
            sources.addAll(all(derivation));
        }
        return List.copyOf(sources);
    }

    /** The items of a data set's own Source Image Sequence. Errors: as {@link InstanceReference#of(DataSet)}. */
    public static List<SourceImage> all(DataSet from) throws DicomException {
        List<SourceImage> sources = new ArrayList<>();
        for (DataSet item : from.items(Tag.SourceImageSequence)) {
            sources.add(new SourceImage(
                    InstanceReference.of(item),
                    CodedConcepts.first(item, Tag.PurposeOfReferenceCodeSequence),
                    item.string(Tag.SpatialLocationsPreserved).map("YES"::equals)));
        }
        return List.copyOf(sources);
    }
}
