package org.overread.core.segmentation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ImagePlane;
import org.overread.core.reference.SourceImage;
import org.overread.core.study.FunctionalGroups;
import org.overread.core.study.Instance;

/** Reads what the functional groups say of each frame. Equal planes and references of frames are kept once. */
final class FrameItems {

    /** What a frame says of its plane, as written. */
    private record PlaneText(
            Optional<ByteBuffer> position, Optional<ByteBuffer> orientation, Optional<ByteBuffer> spacing) {}

    private final Instance instance;
    private final DataSet header;
    private final SegmentationType type;
    private final List<Segment> segments;
    private final Map<PlaneText, Optional<ImagePlane>> planes = new HashMap<>();
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
                plane(number),
                TiledFrames.stated(header, number),
                sources(number),
                indices);
    }

    /** Segments have frames in one place by the hundred: where position, orientation and spacing read alike, so is the plane. */
    private Optional<ImagePlane> plane(int number) {
        PlaneText text = new PlaneText(
                bytes(Tag.PlanePositionSequence, Tag.ImagePositionPatient, number),
                bytes(Tag.PlaneOrientationSequence, Tag.ImageOrientationPatient, number),
                bytes(Tag.PixelMeasuresSequence, Tag.PixelSpacing, number));
        if (text.position().isEmpty()
                || text.orientation().isEmpty()
                || text.spacing().isEmpty()) {
            return instance.plane(number);
        }
        Optional<ImagePlane> known = planes.get(text);
        if (known == null) {
            known = instance.plane(number);
            planes.put(text, known);
        }
        return known;
    }

    private Optional<ByteBuffer> bytes(int macro, int tag, int number) {
        return FunctionalGroups.of(header, macro, number).flatMap(item -> item.bytes(tag));
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
