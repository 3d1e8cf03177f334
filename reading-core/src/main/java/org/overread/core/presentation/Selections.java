package org.overread.core.presentation;

import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.reference.InstanceReference;
import org.overread.core.reference.SeriesReference;

/** Reads which images a presentation state, or a part of it, is for. A reference that cannot be read selects nothing. */
final class Selections {
    private final Problems problems;

    Selections(Problems problems) {
        this.problems = problems;
    }

    /** Of a part: all images only where it names none. */
    ImageSelection of(DataSet item) {
        return new ImageSelection(
                item.items(Tag.ReferencedImageSequence).isEmpty(),
                problems.each(item, Tag.ReferencedImageSequence, InstanceReference::of));
    }

    List<SeriesReference> series(DataSet from) {
        return problems.each(
                from,
                Tag.ReferencedSeriesSequence,
                series -> new SeriesReference(
                        series.string(Tag.SeriesInstanceUID).orElse(""),
                        problems.each(series, Tag.ReferencedImageSequence, InstanceReference::of)));
    }
}
