package org.overread.core.codec.jpeg2000;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Reads packets: headers, and where the bytes of code-blocks lie. Standard: T.800 B.9, B.10. Not thread-safe. */
final class PacketReader {
    private static final int SOP = 0xFF91;
    private static final int EPH = 0xFF92;
    private static final int FIELDS = 2;

    private final PacketBits body;
    private final PacketBits header;
    private CodeBlock[] blocks = new CodeBlock[64];
    private int[] parts = new int[64 * FIELDS];
    private int count;
    private boolean truncated;

    /** {@code packed}: the packet headers, where they stand apart; else null. */
    PacketReader(PacketBits body, PacketBits packed) {
        this.body = body;
        this.header = packed == null ? body : packed;
    }

    /** Whether bytes were missing. */
    boolean truncated() {
        return truncated;
    }

    /** Reads the next packet of a precinct; false where the bytes have ended. */
    boolean read(Precinct precinct) throws DicomException {
        body.skipMarker(SOP, 4);
        if (header.remaining() == 0 || truncated) {
            truncated = true;
            return false;
        }
        count = 0;
        try {
            if (header.bit() == 1) {
                for (BandPrecinct part : precinct.bands()) {
                    readHeader(part, precinct.nextLayer());
                }
            }
        } catch (DicomException e) {
            if (e.kind() != DicomException.Kind.TRUNCATED) {
                throw e;
            }
            truncated = true;
            return false;
        }
        header.align();
        header.skipMarker(EPH, 0);
        for (int i = 0; i < count; i++) {
            int length = Math.min(parts[FIELDS * i + 1], body.remaining());
            truncated |= length < parts[FIELDS * i + 1];
            blocks[i].bytes(parts[FIELDS * i], body.position(), length);
            body.position(body.position() + length);
        }
        precinct.packetRead();
        return !truncated;
    }

    private void readHeader(BandPrecinct part, int layer) throws DicomException {
        CodeBlock[] all = part.blocks();
        for (int i = 0; i < all.length; i++) {
            CodeBlock block = all[i];
            int x = i % part.across();
            int y = i / part.across();
            if (block.included()) {
                if (header.bit() == 0) {
                    continue;
                }
            } else {
                if (!part.inclusion().isBelow(x, y, layer + 1, header)) {
                    continue;
                }
                int most = part.band().planes();
                int zeros = 0;
                while (!part.zeroPlanes().isBelow(x, y, zeros + 1, header)) {
                    if (++zeros > most) {
                        throw Codestream.malformed("JPEG 2000 code-block without bit planes");
                    }
                }
                block.include(part.band().codedPlanes(zeros));
            }
            readLengths(block);
        }
    }

    private void readLengths(CodeBlock block) throws DicomException {
        int passes = passes();
        int lengthBits = block.lengthBits();
        while (header.bit() == 1) {
            if (++lengthBits > 31) {
                throw Codestream.malformed("JPEG 2000 code-block length");
            }
        }
        block.lengthBits(lengthBits);
        if (block.highThroughput()) {
            readQuadLengths(block, passes);
            return;
        }
        while (passes > 0) {
            int taken = block.passesOfSegment(passes);
            int length = length(lengthBits + log2(taken));
            contribute(block, block.add(taken), length);
            passes -= taken;
        }
    }

    /** The lengths of a high-throughput code-block: cleanup and refinement passes are segments each. */
    private void readQuadLengths(CodeBlock block, int passes) throws DicomException {
        int left = block.segments() == 0 ? readFirstQuadLength(block, passes) : passes;
        while (left > 0) {
            int before = block.passes() % 3;
            int taken = before == 0 ? 1 : Math.min(left, 3 - before);
            int length = length(block.lengthBits() + taken - 1);
            contribute(block, block.addSegment(taken), length);
            left -= taken;
        }
    }

    /**
     * Up to the first cleanup pass that has bytes there may be placeholders, and lengths are written as if for an
     * arithmetically coded block, which it may turn out to be where both kinds are mixed: an upper bit of the length is
     * then set (T.814 B.3). Gives the passes that are left.
     */
    private int readFirstQuadLength(CodeBlock block, int passes) throws DicomException {
        int refining = (block.passes() + passes - 1) % 3;
        int leading = passes - refining;
        int bits = block.lengthBits() + log2(Math.max(1, leading));
        int more = block.lengthBits() + log2(passes) - bits;
        int length = leading < 1 ? 0 : length(bits);
        boolean quads = length > 1 && block.lengthBits() > 3 && length >> bits - 1 == 0;
        if (length != 0 && (quads || !block.style().mixed())) {
            contribute(block, block.addSegment(leading), length);
            return refining;
        }
        length = length << more | length(leading < 1 ? bits + more : more);
        if (length == 0) {
            block.addPlaceholders(passes);
        } else if (block.style().mixed()) {
            block.takeAsArithmetic();
            contribute(block, block.add(passes), length);
        } else {
            throw Codestream.malformed("HTJ2K placeholder passes with bytes");
        }
        return 0;
    }

    private int length(int bits) throws DicomException {
        if (bits > 31) {
            throw Codestream.malformed("JPEG 2000 code-block length");
        }
        return header.bits(bits);
    }

    private static int log2(int value) {
        return 31 - Integer.numberOfLeadingZeros(value);
    }

    private void contribute(CodeBlock block, int segment, int length) {
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * count);
            parts = Arrays.copyOf(parts, 2 * parts.length);
        }
        blocks[count] = block;
        parts[FIELDS * count] = segment;
        parts[FIELDS * count + 1] = length;
        count++;
    }

    /** Number of coding passes, 1 … 164 (table B.4). */
    private int passes() throws DicomException {
        if (header.bit() == 0) {
            return 1;
        }
        if (header.bit() == 0) {
            return 2;
        }
        int more = header.bits(2);
        if (more < 3) {
            return 3 + more;
        }
        more = header.bits(5);
        return more < 31 ? 6 + more : 37 + header.bits(7);
    }
}
