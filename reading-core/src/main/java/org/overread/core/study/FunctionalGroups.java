package org.overread.core.study;

import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;

/** Functional group macros of enhanced multi-frame images (PS3.3 C.7.6.16): per frame first, then shared. */
public final class FunctionalGroups {

    /** The item of a macro's sequence that applies to a frame, numbered from 1. */
    public static Optional<DataSet> of(DataSet header, int macro, int frameNumber) {
        List<DataSet> items = items(header, macro, frameNumber);
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
    }

    /** All items of a macro's sequence that apply to a frame, numbered from 1. */
    public static List<DataSet> items(DataSet header, int macro, int frameNumber) {
        List<DataSet> perFrame = header.items(Tag.PerFrameFunctionalGroupsSequence);
        List<DataSet> own =
                frameNumber <= perFrame.size() ? perFrame.get(frameNumber - 1).items(macro) : List.of();
        return own.isEmpty()
                ? header.item(Tag.SharedFunctionalGroupsSequence)
                        .map(shared -> shared.items(macro))
                        .orElse(List.of())
                : own;
    }

    private FunctionalGroups() {}
}
