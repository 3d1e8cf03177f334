package org.overread.core.segmentation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.overread.core.dicom.DicomException;
import org.overread.core.reference.SeriesReference;
import org.overread.core.study.Instance;

/**
 * A segmentation or label map segmentation (PS3.3 A.51, C.8.20.2): its segments, and the frames that have their pixels.
 *
 * @param fractions of what, in FRACTIONAL ones
 * @param background Pixel Padding Value: of pixels inside no segment, in label maps
 * @param columns of every frame
 * @param frameOfReferenceUid empty where its pixels have no place in a patient
 * @param dimensions what Dimension Index Values count
 * @param referenced the series and images it was made from
 * @param pixels the frames' pixels, decoded when asked for
 * @param warnings what it lacks against the standard, by attribute
 */
public record Segmentation(
        String sopInstanceUid,
        SegmentationType type,
        Optional<FractionScale> fractions,
        SegmentsOverlap overlap,
        OptionalInt background,
        Optional<String> contentLabel,
        Optional<String> contentDescription,
        int columns,
        int rows,
        Optional<String> frameOfReferenceUid,
        List<Segment> segments,
        SegmentationFrames frames,
        List<FrameDimension> dimensions,
        List<SeriesReference> referenced,
        SegmentationPixels pixels,
        List<String> warnings) {
    public Segmentation {
        segments = List.copyOf(segments);
        dimensions = List.copyOf(dimensions);
        referenced = List.copyOf(referenced);
        warnings = List.copyOf(warnings);
    }

    /**
     * The segmentation that an instance is. Pixels stay in its file.
     *
     * <p>Errors: {@link DicomException} MISSING_ATTRIBUTE and MALFORMED, with the attribute's keyword; UNSUPPORTED for
     * another SOP class or segmentation type.
     */
    public static Segmentation of(Instance instance) throws IOException {
        return new SegmentationReader(instance).read();
    }

    public Optional<Segment> segment(int number) {
        return segments.stream().filter(segment -> segment.number() == number).findFirst();
    }
}
