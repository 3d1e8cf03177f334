package org.overread.core.codec.jpeg2000;

import java.util.Arrays;

/** A code-block: where it lies in its subband and what packets have brought for it. Not thread-safe. */
final class CodeBlock {
    private static final int CHUNK_FIELDS = 3;

    private final int x;
    private final int y;
    private final int width;
    private final int height;
    private final CodeBlockStyle style;
    private int planes;
    private boolean included;
    private boolean highThroughput;
    private int lengthBits = 3;
    private int passes;
    private int placeholders;
    private int[] segments = {0};
    private int[] lengths = {0};
    private int segmentCount;
    private int[] chunks = new int[CHUNK_FIELDS];
    private int chunkCount;

    /** {@code area}: within the subband's area, from its upper left. */
    CodeBlock(Area area, CodeBlockStyle style) {
        x = area.x0();
        y = area.y0();
        width = area.width();
        height = area.height();
        this.style = style;
        highThroughput = style.highThroughput();
    }

    int x() {
        return x;
    }

    int y() {
        return y;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    CodeBlockStyle style() {
        return style;
    }

    /** Whether a packet has brought anything. */
    boolean included() {
        return included;
    }

    void include(int codedPlanes) {
        included = true;
        planes = codedPlanes;
    }

    /** Coded magnitude bit planes. */
    int planes() {
        return planes;
    }

    int lengthBits() {
        return lengthBits;
    }

    void lengthBits(int bits) {
        lengthBits = bits;
    }

    /** Whether the block is coded by quads, not by bit planes with the arithmetic coder. */
    boolean highThroughput() {
        return highThroughput;
    }

    /** Takes the block, of a set that mixes both kinds, for an arithmetically coded one, with the passes so far. */
    void takeAsArithmetic() {
        highThroughput = false;
        segmentCount = 1;
        segments[0] = placeholders;
        placeholders = 0;
    }

    /** Coding passes so far. */
    int passes() {
        return passes;
    }

    int segments() {
        return segmentCount;
    }

    int segmentPasses(int segment) {
        return segments[segment];
    }

    int segmentLength(int segment) {
        return lengths[segment];
    }

    /** How many of {@code most} further passes go to the segment that the next pass belongs to. */
    int passesOfSegment(int most) {
        int room = roomInLast();
        return Math.min(most, room > 0 ? room : style.segmentPasses(passes));
    }

    private int roomInLast() {
        if (segmentCount == 0) {
            return 0;
        }
        int taken = segments[segmentCount - 1];
        return style.segmentPasses(passes - taken) - taken;
    }

    /** Adds passes, all of one segment; gives the segment, to which their bytes go. */
    int add(int count) {
        return roomInLast() > 0 ? addTo(segmentCount - 1, count) : addSegment(count);
    }

    /** Adds passes that are a segment of their own. */
    int addSegment(int count) {
        if (segmentCount == segments.length) {
            segments = Arrays.copyOf(segments, segmentCount * 2);
            lengths = Arrays.copyOf(lengths, segmentCount * 2);
        }
        return addTo(segmentCount++, count);
    }

    /** Counts passes that have no bytes and belong to no segment. */
    void addPlaceholders(int count) {
        passes += count;
        placeholders += count;
    }

    /** Passes before those of the first segment. */
    int placeholders() {
        return placeholders;
    }

    private int addTo(int segment, int count) {
        segments[segment] += count;
        passes += count;
        return segment;
    }

    void bytes(int segment, int from, int length) {
        if (chunkCount * CHUNK_FIELDS == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length * 2);
        }
        chunks[chunkCount * CHUNK_FIELDS] = segment;
        chunks[chunkCount * CHUNK_FIELDS + 1] = from;
        chunks[chunkCount * CHUNK_FIELDS + 2] = length;
        chunkCount++;
        lengths[segment] += length;
    }

    /** Copies a segment's bytes to {@code to}, from an index on. */
    void copySegment(int segment, byte[] codestream, byte[] to, int from) {
        int at = from;
        for (int i = 0; i < chunkCount * CHUNK_FIELDS; i += CHUNK_FIELDS) {
            if (chunks[i] == segment) {
                System.arraycopy(codestream, chunks[i + 1], to, at, chunks[i + 2]);
                at += chunks[i + 2];
            }
        }
    }
}
