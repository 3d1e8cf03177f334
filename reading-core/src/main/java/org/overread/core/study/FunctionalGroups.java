package org.overread.core.study;

import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;

/** Functional group macros of enhanced multi-frame images (PS3.3 C.7.6.16): per frame first, then shared. */
final class FunctionalGroups {

    /** The item of a macro's sequence that applies to a frame, numbered from 1. */
    static Optional<DataSet> of(DataSet header, int macro, int frameNumber) {
        List<DataSet> perFrame = header.items(Tag.PerFrameFunctionalGroupsSequence);
        Optional<DataSet> own =
                frameNumber <= perFrame.size() ? perFrame.get(frameNumber - 1).item(macro) : Optional.empty();
        return own.or(() -> header.item(Tag.SharedFunctionalGroupsSequence).flatMap(shared -> shared.item(macro)));
    }

    private FunctionalGroups() {}
}
