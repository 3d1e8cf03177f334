package org.overread.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Tag;

/** The real world values that an image maps its stored values to (PS3.3 C.7.6.16.2.11). */
public final class RealWorldMappings {

    /**
     * Of a frame (numbered from 1), in the data set's order: of its functional group, else of the image. A mapping without
     * range, unit, or slope and intercept or table, is left out: it gives no value.
     */
    public static List<RealWorldMapping> of(DataSet header, int frameNumber) {
        List<DataSet> items = FunctionalGroups.items(header, Tag.RealWorldValueMappingSequence, frameNumber);
        boolean signed = header.integer(Tag.PixelRepresentation).orElse(0) == 1;
        List<RealWorldMapping> mappings = new ArrayList<>();
        for (DataSet item : items.isEmpty() ? header.items(Tag.RealWorldValueMappingSequence) : items) {
            usable(item, signed).ifPresent(mappings::add);
        }
        return List.copyOf(mappings);
    }

    /** A mapping that cannot be read gives no value: the image has its others, and its modality values. */
    private static Optional<RealWorldMapping> usable(DataSet item, boolean signed) {
        try {
            return Optional.of(RealWorldMapping.of(item, signed));
        } catch (DicomException e) {
            return Optional.empty();
        }
    }

    private RealWorldMappings() {}
}
