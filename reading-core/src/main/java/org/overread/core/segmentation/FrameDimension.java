package org.overread.core.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;

/**
 * One dimension of multi-frame objects (PS3.3 C.7.6.17).
 *
 * @param attribute tag of the attribute whose values are counted
 * @param functionalGroup tag of the sequence that the attribute is in
 */
public record FrameDimension(int attribute, OptionalInt functionalGroup, Optional<String> label) {

    static List<FrameDimension> all(DataSet header) throws DicomException {
        List<FrameDimension> dimensions = new ArrayList<>();
        for (DataSet item : header.items(Tag.DimensionIndexSequence)) {
            int[] pointer = item.tags(Tag.DimensionIndexPointer);
            int[] group = item.tags(Tag.FunctionalGroupPointer);
            if (pointer.length == 0) {
                throw Required.missing(Tag.DimensionIndexPointer);
            }
            dimensions.add(new FrameDimension(
                    pointer[0],
                    group.length == 0 ? OptionalInt.empty() : OptionalInt.of(group[0]),
                    item.string(Tag.DimensionDescriptionLabel)));
        }
        return dimensions;
    }
}
