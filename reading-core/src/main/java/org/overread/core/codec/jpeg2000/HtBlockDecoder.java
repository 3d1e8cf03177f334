package org.overread.core.codec.jpeg2000;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Decodes high-throughput code-blocks: a cleanup pass over quads of 2 × 2 samples, and the refinement passes of {@link
 * HtRefinement}. Standard: T.814 7. Not thread-safe.
 */
final class HtBlockDecoder {
    /** By the next three bits of an exponent offset: its value, prefix length (8…9) and suffix length (12…14). */
    private static final int[] PREFIXES = {0x5305, 0x0101, 0x0202, 0x0101, 0x1303, 0x0101, 0x0202, 0x0101};

    private final HtBits codes = new HtBits();
    private final HtBits magnitudes = new HtBits();
    private final RunEvents events = new RunEvents();
    private final HtRefinement refinement = new HtRefinement();
    private byte[] bytes = new byte[0];
    private int[] data = new int[0];
    private int width;
    private int height;
    private int plane;

    /** Codewords of the quads of this row and the one above, from index 1 on. */
    private int[] quads;

    private int[] above;
    private int[] offsets;

    /** Lower samples of the row above, which bound exponents: those beside the left edge of each quad, joined. */
    private int[] edges;

    /** The coefficients of a block, in the shape of {@link BlockDecoder#decode}. */
    int[] decode(CodeBlock block, byte[] codestream) throws DicomException {
        width = block.width();
        height = block.height();
        data = data.length < width * height ? new int[width * height] : data;
        Arrays.fill(data, 0, width * height, 0);
        int cleanup = -1;
        int planesBefore = 0;
        for (int segment = 0, passes = block.placeholders(); segment < block.segments(); segment++) {
            passes += block.segmentPasses(segment);
            if ((passes - 1) % 3 == 0 && block.segmentLength(segment) > 0) {
                cleanup = segment;
                planesBefore = (passes - 1) / 3;
            }
        }
        if (cleanup < 0) {
            return data;
        }
        plane = block.planes() - 1 - planesBefore;
        if (plane < 0) {
            throw Codestream.malformed("HTJ2K code-block of more passes than bit planes");
        }
        decode(block, codestream, cleanup);
        return data;
    }

    /** Decodes a cleanup segment, the last there is, which stands for itself, and the refinement of it. */
    private void decode(CodeBlock block, byte[] codestream, int segment) throws DicomException {
        int length = block.segmentLength(segment);
        int refining = 0;
        int passes = 0;
        for (int next = segment + 1; next < block.segments() && passes < 2; next++) {
            refining += block.segmentLength(next);
            passes += block.segmentPasses(next);
        }
        bytes = bytes.length < length + refining ? new byte[length + refining + 1024] : bytes;
        int at = length;
        block.copySegment(segment, codestream, bytes, 0);
        for (int next = segment + 1; at < length + refining; next++) {
            block.copySegment(next, codestream, bytes, at);
            at += block.segmentLength(next);
        }
        cleanup(length);
        if (refining > 0 && plane > 0) {
            refinement.refine(data, block, plane - 1, bytes, length, refining, passes > 1);
        }
    }

    private void cleanup(int length) throws DicomException {
        if (length < 2) {
            throw Codestream.malformed("HTJ2K cleanup segment of " + length + " bytes");
        }
        int suffix = (bytes[length - 1] & 0xFF) << 4 | bytes[length - 2] & 0x0F;
        if (suffix < 2 || suffix > length) {
            throw Codestream.malformed("HTJ2K cleanup segment is not divided as it declares");
        }
        events.begin(bytes, length - suffix, length - 2);
        codes.backwardsFromHalf(bytes, length - suffix, suffix - 1);
        magnitudes.forwards(bytes, 0, length - suffix, -1);
        int count = (width + 1) / 2;
        quads = new int[count + 3];
        above = new int[count + 3];
        offsets = new int[count + 1];
        edges = new int[count + 2];
        for (int y = 0; y < height; y += 2) {
            for (int q = 0; q < count; q += 2) {
                pair(q, y == 0, count);
            }
            quads[count + 1] = 0;
            samples(y, count);
            int[] swapped = above;
            above = quads;
            quads = swapped;
        }
    }

    /** Decodes the codewords and exponent offsets of two quads side by side. */
    private void pair(int q, boolean initial, int count) {
        int first = quad(q, initial);
        quads[q + 1] = first;
        int second = q + 1 < count ? quad(q + 1, initial) : 0;
        quads[q + 2] = second;
        boolean firstOffset = (first & 8) != 0;
        boolean secondOffset = (second & 8) != 0;
        boolean both = firstOffset && secondOffset;
        int bias = both && initial && events.next() ? 2 : 0;
        long next = codes.peek();
        int taken = 0;
        int firstPrefix = firstOffset ? PREFIXES[(int) next & 7] : 0;
        taken += firstPrefix >> 8 & 3;
        int secondPrefix = 0;
        if (both && initial && bias == 0 && (firstPrefix >> 8 & 3) == 3) {
            secondPrefix = 1 + (int) (next >> taken++ & 1);
        } else if (secondOffset) {
            secondPrefix = PREFIXES[(int) (next >> taken) & 7];
            taken += secondPrefix >> 8 & 3;
        }
        int firstSuffix = firstPrefix >> 12;
        offsets[q] = bias + (firstPrefix & 0xFF) + (int) (next >> taken & (1 << firstSuffix) - 1);
        taken += firstSuffix;
        int secondSuffix = secondPrefix >> 12;
        if (q + 1 < count) {
            offsets[q + 1] = bias + (secondPrefix & 0xFF) + (int) (next >> taken & (1 << secondSuffix) - 1);
        }
        codes.skip(taken + secondSuffix);
    }

    private int quad(int q, boolean initial) {
        int context = initial ? initialContext(quads[q]) : context(q);
        if (context == 0 && !events.next()) {
            return 0;
        }
        char[] table = initial ? QuadCodes.initial() : QuadCodes.further();
        int code = table[context << 7 | (int) codes.peek() & 0x7F];
        codes.skip(code & 7);
        return code;
    }

    private static int initialContext(int left) {
        return (left >> 4 | left >> 5) & 1 | left >> 5 & 6;
    }

    private int context(int q) {
        int left = quads[q];
        int before = above[q];
        int over = above[q + 1];
        int after = above[q + 2];
        int low = (before >> 7 | over >> 5) & 1;
        int middle = (left >> 6 | left >> 7) & 1;
        int high = (over >> 7 | after >> 5) & 1;
        return low | middle << 1 | high << 2;
    }

    /** Decodes magnitudes and signs of a row of quads. */
    private void samples(int y, int count) throws DicomException {
        int beside = 0;
        for (int q = 0; q < count; q++) {
            int code = quads[q + 1];
            int significant = code >> 4 & 0x0F;
            int bound = 1;
            if (y > 0 && (significant & significant - 1) != 0) {
                bound = 31 - Integer.numberOfLeadingZeros(edges[q] | edges[q + 1] | 2);
            }
            int exponent = offsets[q] + bound;
            if (significant != 0 && exponent > 29 - plane) {
                throw Codestream.malformed("HTJ2K magnitude of more bits than planes");
            }
            int at = y * width + 2 * q;
            boolean lower = y + 1 < height;
            boolean right = 2 * q + 1 < width;
            sample(code, 0, exponent, at, true);
            int lowerLeft = sample(code, 1, exponent, at + width, lower);
            sample(code, 2, exponent, at + 1, right);
            int lowerRight = sample(code, 3, exponent, at + width + 1, lower && right);
            edges[q] = beside | lowerLeft;
            beside = lowerRight;
        }
        edges[count] = beside;
    }

    /** Decodes one sample of a quad, if significant; gives twice its magnitude less one. */
    private int sample(int code, int n, int exponent, int at, boolean inside) {
        if ((code >> 4 + n & 1) == 0) {
            return 0;
        }
        int count = exponent - (code >> 12 + n & 1);
        long next = magnitudes.peek();
        magnitudes.skip(count);
        int value = (int) (next & (1L << count) - 1) | (code >> 8 + n & 1) << count | 1;
        if (inside) {
            int doubled = value + 2 << plane;
            data[at] = (next & 1) != 0 ? -doubled : doubled;
        }
        return value;
    }
}
