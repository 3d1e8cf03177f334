package org.overread.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.overread.core.codec.CodestreamStart;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DefinedLengthFragments;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.StoredBytes;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;

/**
 * Which fragments make up which frame (PS3.5 A.4): all of them where there is one frame, one each where they are as many
 * as the frames, else by the Extended (7FE0,0001) or Basic Offset Table where it points at fragments, else by where
 * codestreams begin.
 *
 * @param first for each frame the index of its first fragment, and the number of fragments at the end; empty where each
 *     frame is one fragment
 */
record FrameFragments(List<Value.Stored> fragments, int[] first) {
    private static final int ITEM_HEADER = 8;
    private static final int[] EACH = {};

    static FrameFragments of(Value.Fragments value, int frames, DataSet dataSet) throws IOException {
        List<Value.Stored> fragments = value.fragments();
        if (frames == 1) {
            return new FrameFragments(fragments, new int[] {0, fragments.size()});
        }
        if (fragments.size() == frames) {
            return new FrameFragments(fragments, EACH);
        }
        if (fragments.size() < frames) {
            return withoutLastFrames(fragments, frames);
        }
        Optional<int[]> first = byOffsets(fragments, extendedOffsets(dataSet), frames, -1L)
                .or(() -> byOffsets(fragments, value.basicOffsetTable(), frames, 0xFFFF_FFFFL));
        return new FrameFragments(fragments, first.isPresent() ? first.get() : byCodestreams(fragments, frames));
    }

    /**
     * Fragments that stand where native pixels should: a value that begins with an item. Native pixels can begin so, too:
     * what is as long as they must be is fragments only if it is whole items, the first of them a codestream.
     *
     * @param fits whether the value is as long as native pixels are
     * @throws DicomException MALFORMED where it is as long as neither
     */
    static Optional<Value.Fragments> ofDefinedLength(Value.Stored pixels, boolean fits) throws IOException {
        if (!DefinedLengthFragments.mayBe(pixels)) {
            return Optional.empty();
        }
        try {
            Value.Fragments found = DefinedLengthFragments.of(pixels);
            boolean compressed = !found.fragments().isEmpty()
                    && beginsCodestream(found.fragments().get(0));
            return compressed || !fits ? Optional.of(found) : Optional.empty();
        } catch (DicomException e) {
            if (fits) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * A codestream that stands where native pixels should, without fragments: one fragment. Of a native transfer syntax only
     * if pixels would not begin so by chance.
     *
     * @param compressed whether the transfer syntax is one of compressed frames
     * @throws DicomException MALFORMED where it is compressed and no codestream begins
     */
    static Optional<Value.Fragments> bare(Value.Stored pixels, boolean compressed) throws IOException {
        CodestreamStart start = start(pixels);
        boolean clear = start != CodestreamStart.UNKNOWN && start != CodestreamStart.JPEG_XL;
        if (clear || compressed && start == CodestreamStart.JPEG_XL) {
            return Optional.of(new Value.Fragments(new long[0], List.of(pixels)));
        }
        if (compressed) {
            throw new DicomException(
                    Kind.MALFORMED,
                    "Pixel Data of " + pixels.length() + " bytes is neither fragments nor a codestream, nor as long as "
                            + "native pixels");
        }
        return Optional.empty();
    }

    /** Fewer fragments than frames: the first frames, if every fragment begins one; the others are missing. */
    private static FrameFragments withoutLastFrames(List<Value.Stored> fragments, int frames) throws IOException {
        for (Value.Stored fragment : fragments) {
            if (!beginsCodestream(fragment)) {
                throw new DicomException(Kind.TRUNCATED, fragments.size() + " fragments for " + frames + " frames");
            }
        }
        return new FrameFragments(fragments, EACH);
    }

    /** The codestream of a frame, its fragments joined. */
    Value.Bytes bytes(int frameNumber) throws IOException {
        if (first.length == 0 && frameNumber > fragments.size()) {
            throw new DicomException(
                    Kind.TRUNCATED, "frame " + frameNumber + " is missing, as all after fragment " + fragments.size());
        }
        List<Value.Stored> parts = first.length == 0
                ? fragments.subList(frameNumber - 1, frameNumber)
                : fragments.subList(first[frameNumber - 1], first[frameNumber]);
        long length = parts.stream().mapToLong(Value.Stored::length).sum();
        if (length > Integer.MAX_VALUE - 16) {
            throw new DicomException(Kind.TOO_LARGE, "a compressed frame of " + length + " bytes");
        }
        if (parts.size() == 1) {
            byte[] whole = StoredBytes.read(parts.get(0), 0, (int) length);
            return new Value.Bytes(whole, ByteOrder.LITTLE_ENDIAN);
        }
        ByteBuffer joined = ByteBuffer.allocate((int) length);
        for (Value.Stored part : parts) {
            joined.put(StoredBytes.read(part, 0, (int) part.length()));
        }
        return new Value.Bytes(joined.array(), ByteOrder.LITTLE_ENDIAN);
    }

    private static long[] extendedOffsets(DataSet dataSet) {
        ByteBuffer table = dataSet.bytes(Tag.ExtendedOffsetTable).orElse(ByteBuffer.allocate(0));
        long[] offsets = new long[table.remaining() / 8];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = table.getLong(i * 8);
        }
        return offsets;
    }

    /**
     * Offsets are of each frame's first item, from the first item after the Basic Offset Table.
     *
     * @param mask what an offset can hold: a Basic Offset Table beyond 4 GiB begins anew at 0
     * @return empty where they are not as many as the frames, or do not point at fragments
     */
    private static Optional<int[]> byOffsets(List<Value.Stored> fragments, long[] offsets, int frames, long mask) {
        int[] first = new int[frames + 1];
        first[frames] = fragments.size();
        long position = 0;
        int frame = 0;
        for (int i = 0; i < fragments.size() && frame < Math.min(frames, offsets.length); i++) {
            if ((position & mask) == offsets[frame]) {
                first[frame++] = i;
            }
            position += ITEM_HEADER + fragments.get(i).length();
        }
        return offsets.length == frames && frame == frames && first[0] == 0 ? Optional.of(first) : Optional.empty();
    }

    /** A frame begins where a fragment begins as a codestream does. */
    private static int[] byCodestreams(List<Value.Stored> fragments, int frames) throws IOException {
        int[] first = new int[frames + 1];
        int frame = 0;
        for (int i = 0; i < fragments.size(); i++) {
            if (beginsCodestream(fragments.get(i))) {
                if (frame == frames) {
                    throw new DicomException(Kind.MALFORMED, "more codestreams than frames");
                }
                first[frame++] = i;
            }
        }
        if (frame < frames || first[0] != 0) {
            throw new DicomException(
                    Kind.MALFORMED,
                    fragments.size() + " fragments for " + frames + " frames, and no usable offset table");
        }
        first[frames] = fragments.size();
        return first;
    }

    private static boolean beginsCodestream(Value.Stored fragment) throws IOException {
        return start(fragment) != CodestreamStart.UNKNOWN;
    }

    private static CodestreamStart start(Value.Stored fragment) throws IOException {
        int length = (int) Math.min(fragment.length(), 64);
        return CodestreamStart.of(ByteBuffer.wrap(StoredBytes.read(fragment, 0, length)));
    }
}
