package org.overread.core.segmentation;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Tags;
import org.overread.core.image.FrameDecoder;
import org.overread.core.image.FrameRef;
import org.overread.core.study.Instance;

/**
 * The pixels of a segmentation's frames, each decoded when it is asked for.
 *
 * <p>Errors: as {@link FrameDecoder}; UNSUPPORTED for pixels that no segmentation has; MALFORMED where another kind of
 * frame is asked for than the segmentation's.
 *
 * <p>Thread: immutable; frames may be read on any number of threads at a time.
 */
public final class SegmentationPixels {
    private final String sopInstanceUid;
    private final FrameDecoder decoder;
    private final SegmentationType type;
    private final Optional<FractionScale> scale;
    private final OptionalInt padding;

    private SegmentationPixels(
            Instance instance, SegmentationType type, Optional<FractionScale> scale, OptionalInt padding)
            throws DicomException {
        this.sopInstanceUid = instance.sopInstanceUid();
        this.decoder = FrameDecoder.of(instance.transferSyntaxUid(), pixelElements(instance.header()));
        this.type = type;
        this.scale = scale;
        this.padding = padding;
    }

    static SegmentationPixels of(
            Instance instance, SegmentationType type, Optional<FractionScale> scale, OptionalInt padding)
            throws DicomException {
        SegmentationPixels pixels = new SegmentationPixels(instance, type, scale, padding);
        FrameFormat format = pixels.decoder.format();
        boolean bits = format.bitsAllocated() == 1;
        boolean words = format.bitsAllocated() == 8 || format.bitsAllocated() == 16;
        boolean fits = type == SegmentationType.BINARY ? bits || words : words;
        if (format.samplesPerPixel() != 1 || !fits || pixels.decoder.floating()) {
            throw new DicomException(
                    Kind.UNSUPPORTED,
                    format.samplesPerPixel() + " samples of " + format.bitsAllocated() + " bits in a segmentation");
        }
        return pixels;
    }

    /** Without the description of frames, which may be most of the file. */
    private static DataSet pixelElements(DataSet header) {
        DataSet pixels = new DataSet();
        for (Element element : header.elements()) {
            int group = Tags.group(element.tag());
            if (group == 0x0028 || group == 0x7FE0) {
                pixels.put(element);
            }
        }
        return pixels;
    }

    /** The pixels of a frame inside a segment; of BINARY frames and label maps. */
    public SegmentMask mask(SegmentationFrame frame, int segment) throws IOException {
        if (type == SegmentationType.LABELMAP) {
            return labels(frame).mask(segment);
        }
        require(SegmentationType.BINARY);
        requireSegment(frame, segment);
        FrameFormat format = decoder.format();
        DecodedSamples samples = decoder.decode(frame.number()).samples();
        BitSet inside = format.bitsAllocated() == 1 ? BitSet.valueOf(samples.littleEndian()) : nonZero(values(samples));
        return new SegmentMask(ref(frame), segment, format.columns(), format.rows(), inside);
    }

    /** The segment numbers of a label map's frame. */
    public LabelFrame labels(SegmentationFrame frame) throws IOException {
        require(SegmentationType.LABELMAP);
        FrameFormat format = decoder.format();
        int[] labels = values(decoder.decode(frame.number()).samples());
        return new LabelFrame(ref(frame), format.columns(), format.rows(), labels, padding);
    }

    /** The fractions of a FRACTIONAL frame. */
    public FractionFrame fractions(SegmentationFrame frame) throws IOException {
        require(SegmentationType.FRACTIONAL);
        return new FractionFrame(
                ref(frame),
                frame.segment().orElseThrow(),
                decoder.format(),
                values(decoder.decode(frame.number()).samples()),
                scale.orElseThrow());
    }

    private FrameRef ref(SegmentationFrame frame) {
        return new FrameRef(sopInstanceUid, frame.number());
    }

    private void require(SegmentationType asked) throws DicomException {
        if (type != asked) {
            throw new DicomException(Kind.MALFORMED, "frames are " + type + ", not " + asked);
        }
    }

    private static void requireSegment(SegmentationFrame frame, int segment) throws DicomException {
        if (frame.segment().orElseThrow() != segment) {
            throw new DicomException(
                    Kind.MALFORMED,
                    "frame " + frame.number() + " is of segment "
                            + frame.segment().getAsInt() + ", not " + segment);
        }
    }

    private static BitSet nonZero(int[] values) {
        BitSet inside = new BitSet(values.length);
        for (int i = 0; i < values.length; i++) {
            inside.set(i, values[i] != 0);
        }
        return inside;
    }

    /** As unsigned numbers. */
    private static int[] values(DecodedSamples samples) {
        byte[] bytes = samples.littleEndian();
        boolean wide = samples instanceof DecodedSamples.Shorts;
        int[] values = new int[wide ? bytes.length / 2 : bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = wide ? bytes[2 * i] & 0xFF | (bytes[2 * i + 1] & 0xFF) << 8 : bytes[i] & 0xFF;
        }
        return values;
    }
}
