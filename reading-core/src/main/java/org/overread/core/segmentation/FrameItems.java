package org.overread.core.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.reference.SourceImage;
import org.overread.core.study.FunctionalGroups;
import org.overread.core.study.Instance;

/** Reads what the functional groups say of each frame. Equal planes and references of different frames are kept once. */
final class FrameItems {
    private final Instance instance;
    private final DataSet header;
    private final SegmentationType type;
    private final List<Segment> segments;
    private final Map<Object, Object> once = new HashMap<>();

    FrameItems(Instance instance, SegmentationType type, List<Segment> segments) {
        this.instance = instance;
        this.header = instance.header();
        this.type = type;
        this.segments = segments;
    }

    List<SegmentationFrame> read() throws DicomException {
        if (header.string(Tag.DimensionOrganizationType)
                .filter("TILED_FULL"::equals)
                .isPresent()) {
            return new TiledFrames(header, type, segments).read(instance.frames());
        }
        int described = header.items(Tag.PerFrameFunctionalGroupsSequence).size();
        if (described < instance.frames()) {
            throw new DicomException(
                    described == 0 ? Kind.MISSING_ATTRIBUTE : Kind.MALFORMED,
                    Required.name(Tag.PerFrameFunctionalGroupsSequence) + " describes " + described + " of "
                            + instance.frames() + " frames");
        }
        List<SegmentationFrame> frames = new ArrayList<>(instance.frames());
        for (int number = 1; number <= instance.frames(); number++) {
            frames.add(frame(number));
        }
        return frames;
    }

    private SegmentationFrame frame(int number) throws DicomException {
        List<Integer> indices = FunctionalGroups.of(header, Tag.FrameContentSequence, number)
                .map(content -> Arrays.stream(content.numbers(Tag.DimensionIndexValues))
                        .mapToObj(value -> (int) value)
                        .toList())
                .orElse(List.of());
        return new SegmentationFrame(
                number,
                type == SegmentationType.LABELMAP ? OptionalInt.empty() : OptionalInt.of(segment(number)),
                instance.plane(number).map(this::shared),
                TiledFrames.stated(header, number),
                sources(number),
                indices);
    }

    private List<SourceImage> sources(int number) throws DicomException {
        try {
            return shared(
                    SourceImage.ofDerivations(FunctionalGroups.items(header, Tag.DerivationImageSequence, number)));
        } catch (DicomException e) {
            throw new DicomException(e.kind(), "frame " + number + ": " + e.getMessage(), e);
        }
    }

    private int segment(int number) throws DicomException {
        OptionalInt stated = FunctionalGroups.of(header, Tag.SegmentIdentificationSequence, number)
                .map(item -> item.integer(Tag.ReferencedSegmentNumber))
                .orElse(OptionalInt.empty());
        if (stated.isEmpty() && segments.size() == 1) {
            return segments.get(0).number();
        }
        return stated.orElseThrow(() -> new DicomException(
                Kind.MISSING_ATTRIBUTE, "frame " + number + ": no " + Required.name(Tag.ReferencedSegmentNumber)));
    }

    @SuppressWarnings("unchecked")
    private <T> T shared(T value) {
        T earlier = (T) once.putIfAbsent(value, value);
        return earlier == null ? value : earlier;
    }
}
