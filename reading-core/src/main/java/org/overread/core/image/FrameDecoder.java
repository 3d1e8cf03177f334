package org.overread.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.FrameCodecs;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomDictionary;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TransferSyntax;
import org.overread.core.dicom.Value;

/**
 * Decodes the frames of one image object to stored values: colour interleaved by pixel, no colour conversion except that
 * 4:2:2 is brought up to full, palette indices left as indices, unused high bits left as decoded, no rescale.
 *
 * <p>Any frame is reached without reading those before it.
 *
 * <p>Errors: {@link DicomException} MISSING_ATTRIBUTE without pixel data, UNSUPPORTED by the syntax's name, TRUNCATED
 * where the pixel data ends before the frame does, MALFORMED where it has a length but is neither native pixels nor whole
 * fragments nor a codestream.
 *
 * <p>Thread: frames may be decoded on any number of threads at a time.
 */
public final class FrameDecoder {
    private final String transferSyntaxUid;
    private final FrameFormat format;
    private final int frames;
    private final Element pixels;
    private final DataSet dataSet;
    /** Worked out on first use, the same on every thread. */
    private volatile Value pixelValue;
    /** Which fragments make up which frame: worked out on first use, the same on every thread. */
    private volatile FrameFragments layout;

    private FrameDecoder(String transferSyntaxUid, FrameFormat format, int frames, Element pixels, DataSet dataSet) {
        this.transferSyntaxUid = transferSyntaxUid;
        this.format = format;
        this.frames = frames;
        this.pixels = pixels;
        this.dataSet = dataSet;
    }

    public static FrameDecoder of(DicomFile file) throws DicomException {
        return of(file.transferSyntaxUid(), file.dataSet());
    }

    public static FrameDecoder of(String transferSyntaxUid, DataSet dataSet) throws DicomException {
        Element pixels = dataSet.element(Tag.PixelData)
                .or(() -> dataSet.element(Tag.FloatPixelData))
                .or(() -> dataSet.element(Tag.DoubleFloatPixelData))
                .orElseThrow(() -> withoutPixels(transferSyntaxUid, dataSet));
        FrameFormat format = FrameFormat.of(dataSet);
        int bits = pixels.tag() == Tag.FloatPixelData ? 32 : pixels.tag() == Tag.DoubleFloatPixelData ? 64 : 0;
        if (bits != 0 ? format.bitsAllocated() != bits : format.bitsAllocated() == 64) {
            throw new DicomException(
                    Kind.MALFORMED,
                    format.bitsAllocated() + " bits allocated in " + DicomDictionary.keyword(pixels.tag()));
        }
        return new FrameDecoder(transferSyntaxUid, format, frames(dataSet), pixels, dataSet);
    }

    private static DicomException withoutPixels(String transferSyntaxUid, DataSet dataSet) {
        return dataSet.element(Tag.PixelDataProviderURL).isPresent()
                ? new DicomException(
                        Kind.UNSUPPORTED, "JPIP referenced pixel data (" + transferSyntaxUid + ") is not fetched")
                : new DicomException(Kind.MISSING_ATTRIBUTE, "no Pixel Data (7FE0,0010)");
    }

    /** Number of Frames (0028,0008); 1 where absent. */
    public static int frames(DataSet dataSet) {
        return Math.max(1, dataSet.integer(Tag.NumberOfFrames).orElse(1));
    }

    /** Whether samples are IEEE floating point numbers of Bits Allocated: their words as {@code Ints} or {@code Longs}. */
    public boolean floating() {
        return pixels.tag() != Tag.PixelData;
    }

    public FrameFormat format() {
        return format;
    }

    public int frames() {
        return frames;
    }

    /** One frame, numbered from 1. */
    public DecodedFrame decode(int frameNumber) throws IOException {
        return decode(frameNumber, false);
    }

    /** As {@link #decode(int)}, but native pixels that the file lacks, a tenth at most, are 0, which a warning says. */
    public DecodedFrame decodeDespiteMissingPixels(int frameNumber) throws IOException {
        return decode(frameNumber, true);
    }

    /** The compressed bytes of a frame, before decoding; empty where frames are not compressed. */
    public Optional<ByteBuffer> codestream(int frameNumber) throws IOException {
        if (frameNumber < 1 || frameNumber > frames || !(pixelValue() instanceof Value.Fragments fragments)) {
            return Optional.empty();
        }
        return Optional.of(ByteBuffer.wrap(layout(fragments).bytes(frameNumber).bytes()));
    }

    private DecodedFrame decode(int frameNumber, boolean padded) throws IOException {
        if (frameNumber < 1 || frameNumber > frames) {
            throw new DicomException(Kind.MISSING_ATTRIBUTE, "frame " + frameNumber + " of " + frames);
        }
        return switch (pixelValue()) {
            case Value.Stored stored -> uncompressed(stored, frames, padded).frame(frameNumber);
            case Value.Fragments fragments
            when pixels.value() instanceof Value.Stored ->
                compressed(fragments, frameNumber).withWarning(definedLengthWarning(fragments));
            case Value.Fragments fragments -> compressed(fragments, frameNumber);
            case Value.Items items -> throw new DicomException(Kind.MALFORMED, "Pixel Data is a sequence");
        };
    }

    /** Pixel Data as it is to be taken: fragments also where one value of defined length holds them. */
    private Value pixelValue() throws IOException {
        Value known = pixelValue;
        if (known == null) {
            known = pixels.value();
            if (!floating() && known instanceof Value.Stored stored) {
                known = encapsulated(stored).map(Value.class::cast).orElse(stored);
            }
            pixelValue = known;
        }
        return known;
    }

    /** What is compressed though it has a length; empty for native pixels. */
    private Optional<Value.Fragments> encapsulated(Value.Stored stored) throws IOException {
        boolean fits = uncompressed(stored, frames, false).fit();
        Optional<Value.Fragments> fragments = FrameFragments.ofDefinedLength(stored, fits);
        if (fits || fragments.isPresent()) {
            return fragments;
        }
        return FrameFragments.bare(stored, FrameCodecs.supports(transferSyntaxUid));
    }

    private String definedLengthWarning(Value.Fragments fragments) {
        boolean bare = fragments.fragments().contains(pixels.value());
        return (bare ? "a codestream without fragments" : "fragments") + " in pixel data of defined length";
    }

    private NativeFrames uncompressed(Value.Stored stored, int framesInIt, boolean padded) {
        boolean planar = dataSet.integer(Tag.PlanarConfiguration).orElse(0) == 1;
        boolean bigEndian =
                stored.order() == ByteOrder.BIG_ENDIAN || transferSyntaxUid.equals(TransferSyntax.GE_PRIVATE_DLX.uid());
        boolean packed = FrameFormat.isPacked(dataSet);
        int word = bigEndian ? NativePixels.bigEndianWord(pixels.vr(), format.bitsAllocated()) : 1;
        return new NativeFrames(format, framesInIt, new NativePixels(stored, word, padded), planar, packed);
    }

    private DecodedFrame compressed(Value.Fragments fragments, int frameNumber) throws IOException {
        if (transferSyntaxUid.equals(TransferSyntax.ENCAPSULATED_UNCOMPRESSED.uid())) {
            return uncompressed(layout(fragments).bytes(frameNumber), 1, false).frame(1);
        }
        if (!FrameCodecs.saysNothing(transferSyntaxUid)) {
            FrameCodecs.forTransferSyntax(transferSyntaxUid); // refuses by name what is no matter of single frames
        }
        Value.Bytes bytes = layout(fragments).bytes(frameNumber);
        ByteBuffer codestream = ByteBuffer.wrap(bytes.bytes());
        if (FrameCodecs.beginsNone(transferSyntaxUid, codestream)
                && uncompressed(bytes, 1, false).fit()) {
            return uncompressed(bytes, 1, false).frame(1).withWarning("native pixels in a fragment");
        }
        return FrameCodecs.forFrame(transferSyntaxUid, codestream).decode(codestream, format);
    }

    private FrameFragments layout(Value.Fragments fragments) throws IOException {
        FrameFragments known = layout;
        if (known == null) {
            known = FrameFragments.of(fragments, frames, dataSet);
            layout = known;
        }
        return known;
    }
}
