package org.overread.core.segmentation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Tag;
import org.overread.core.reference.InstanceReference;

/**
 * What a segment was drawn on, as far as its segmentation says it. References that cannot be read are left out.
 *
 * @param seriesInstanceUid where all of it is one series
 * @param images that the segment's frames were derived from; where no frame says it, those that the segmentation refers to
 */
public record SegmentSource(Optional<String> seriesInstanceUid, List<InstanceReference> images) {
    public SegmentSource {
        images = List.copyOf(images);
    }

    public static SegmentSource of(DataSet segmentation, int segment) {
        List<DataSet> series = segmentation.items(Tag.ReferencedSeriesSequence);
        List<String> uids = series.stream()
                .flatMap(one -> one.string(Tag.SeriesInstanceUID).stream())
                .distinct()
                .toList();
        Set<InstanceReference> images = new LinkedHashSet<>(derivedFrom(segmentation, segment));
        if (images.isEmpty()) {
            images.addAll(references(series.stream(), Tag.ReferencedInstanceSequence));
        }
        return new SegmentSource(
                uids.size() == 1 ? Optional.of(uids.getFirst()) : Optional.empty(), List.copyOf(images));
    }

    private static List<InstanceReference> derivedFrom(DataSet segmentation, int segment) {
        Stream<DataSet> frames = segmentation.items(Tag.PerFrameFunctionalGroupsSequence).stream()
                .filter(frame -> isOf(frame, segment));
        Stream<DataSet> groups = Stream.concat(frames, segmentation.items(Tag.SharedFunctionalGroupsSequence).stream());
        return references(
                groups.flatMap(group -> group.items(Tag.DerivationImageSequence).stream()), Tag.SourceImageSequence);
    }

    /** A frame that names no segment is of all: in a label map, and where there is but one. */
    private static boolean isOf(DataSet frame, int segment) {
        OptionalInt stated = frame.item(Tag.SegmentIdentificationSequence)
                .map(item -> item.integer(Tag.ReferencedSegmentNumber))
                .orElse(OptionalInt.empty());
        return stated.isEmpty() || stated.getAsInt() == segment;
    }

    private static List<InstanceReference> references(Stream<DataSet> from, int sequence) {
        return from.flatMap(one -> one.items(sequence).stream())
                .flatMap(item -> readable(item).stream())
                .toList();
    }

    private static Optional<InstanceReference> readable(DataSet item) {
        try {
            return Optional.of(InstanceReference.of(item));
        } catch (DicomException e) {
            return Optional.empty();
        }
    }
}
