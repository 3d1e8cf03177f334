package org.overread.core.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;

/**
 * A reference to a SOP instance, or to some of its frames or segments (PS3.3 10.3, 10.8).
 *
 * @param frames Referenced Frame Number, 1-based; empty: all frames, or no image
 * @param segments Referenced Segment Number; empty: not of segments
 */
public record InstanceReference(
        String sopClassUid, String sopInstanceUid, List<Integer> frames, List<Integer> segments) {
    public InstanceReference {
        frames = List.copyOf(frames);
        segments = List.copyOf(segments);
    }

    /** A whole instance. */
    public static InstanceReference of(String sopClassUid, String sopInstanceUid) {
        return new InstanceReference(sopClassUid, sopInstanceUid, List.of(), List.of());
    }

    /** The reference that an item gives. Errors: MISSING_ATTRIBUTE without class or instance UID; MALFORMED frame numbers. */
    public static InstanceReference of(DataSet item) throws DicomException {
        return new InstanceReference(
                Required.string(item, Tag.ReferencedSOPClassUID),
                Required.string(item, Tag.ReferencedSOPInstanceUID),
                positive(item, Tag.ReferencedFrameNumber),
                positive(item, Tag.ReferencedSegmentNumber));
    }

    /** The references of all items of a sequence. Errors: as {@link #of(DataSet)}. */
    public static List<InstanceReference> all(DataSet from, int sequenceTag) throws DicomException {
        List<DataSet> items = from.items(sequenceTag);
        List<InstanceReference> references = new ArrayList<>(items.size());
        for (DataSet item : items) {
            references.add(of(item));
        }
        return List.copyOf(references);
    }

    /** Whether a frame, numbered from 1, is meant. */
    public boolean includesFrame(int frameNumber) {
        return frames.isEmpty() || frames.contains(frameNumber);
    }

    private static List<Integer> positive(DataSet item, int tag) throws DicomException {
        double[] values = item.numbers(tag);
        if (values.length == 0 && item.string(tag).isPresent()) {
            throw new DicomException(Kind.MALFORMED, Required.name(tag) + " is not a number");
        }
        if (Arrays.stream(values).anyMatch(v -> v < 1 || v > Integer.MAX_VALUE || v != Math.rint(v))) {
            throw new DicomException(Kind.MALFORMED, Required.name(tag) + " is not counted from 1");
        }
        return Arrays.stream(values).mapToObj(v -> (int) v).toList();
    }
}
