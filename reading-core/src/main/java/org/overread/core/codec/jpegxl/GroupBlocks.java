package org.overread.core.codec.jpegxl;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Decodes the blocks of one group and draws them. Standard: ISO/IEC 18181-1 G.4, I.2. Not thread-safe. */
final class GroupBlocks {
    private static final int[] CHANNELS = {1, 0, 2};
    private static final int SIDE = 32;
    private static final int UNKNOWN_COUNT = 32;

    private final VarDctFrame frame;
    private final FrameHeader header;
    private final BlockMap map;
    private final HighFrequencies high;
    private final int passes;
    private final int[][] quantised = new int[3][];
    private final float[][] blocks = new float[3][];
    private final BlockPixels pixels;

    /** By pass and channel: how many coefficients of each 8 x 8 block are not 0. */
    private final byte[][][] counts;

    private final SymbolReader[] readers;
    private final int[] firstContexts;

    GroupBlocks(VarDctFrame frame) {
        this.frame = frame;
        header = frame.header;
        map = frame.map;
        high = frame.high;
        passes = header.passes.count();
        int most = 1;
        for (int kind = 0; kind < BlockKind.COUNT; kind++) {
            most = (map.used >> kind & 1) != 0 ? Math.max(most, BlockKind.blocks(kind)) : most;
        }
        for (int c = 0; c < 3; c++) {
            quantised[c] = new int[64 * most];
            blocks[c] = new float[64 * most];
        }
        pixels = new BlockPixels(64 * most);
        counts = new byte[passes][3][SIDE * SIDE];
        readers = new SymbolReader[passes];
        firstContexts = new int[passes];
    }

    /** @param bits of each pass */
    void decode(int group, XlBits[] bits) throws DicomException {
        for (int pass = 0; pass < passes; pass++) {
            int set = bits[pass].read(HybridInteger.ceilLog2(high.sets()));
            if (set >= high.sets()) {
                throw Codestream.malformed("JPEG XL group coded by set " + set + " of " + high.sets());
            }
            firstContexts[pass] = set * frame.global.contexts().total();
            readers[pass] = new SymbolReader(high.codes()[pass], bits[pass], 0);
        }
        FrameLayout.Area area = frame.layout.groupBlocks(group);
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                int kind = map.kinds[(area.row() + y) * frame.layout.blocksWide() + area.column() + x];
                if ((kind & 1) != 0) {
                    block(kind >> 1, area, x, y);
                }
            }
        }
        for (SymbolReader reader : readers) {
            reader.finish();
        }
    }

    private void block(int kind, FrameLayout.Area area, int x, int y) throws DicomException {
        int size = 64 * BlockKind.blocks(kind);
        int at = (area.row() + y) * frame.layout.blocksWide() + area.column() + x;
        for (int c : CHANNELS) {
            Arrays.fill(quantised[c], 0, size, 0);
            if (begins(c, x, y)) {
                for (int pass = 0; pass < passes; pass++) {
                    coefficients(new Place(kind, c, x >> header.shiftX[c], y >> header.shiftY[c], at), pass);
                }
            }
        }
        int tile = (area.row() + y) / 8 * map.tilesWide + (area.column() + x) / 8;
        frame.dequantiser.dequantise(kind, quantised, map.quants[at], tile, blocks);
        for (int c : CHANNELS) {
            if (begins(c, x, y)) {
                int column = area.column() + x >> header.shiftX[c];
                int row = area.row() + y >> header.shiftY[c];
                frame.dequantiser.putMeans(kind, c, row * frame.low.width[c] + column, blocks[c]);
                int stride = 8 * frame.low.width[c];
                pixels.draw(kind, blocks[c], frame.planes[c], 8 * row * stride + 8 * column, stride);
            }
        }
    }

    private boolean begins(int c, int x, int y) {
        return (x & (1 << header.shiftX[c]) - 1) == 0 && (y & (1 << header.shiftY[c]) - 1) == 0;
    }

    /**
     * @param x of the channel's block in the group
     * @param at the block in the frame, as if no channel were subsampled
     */
    private record Place(int kind, int channel, int x, int y, int at) {}

    private void coefficients(Place place, int pass) throws DicomException {
        BlockContexts contexts = frame.global.contexts();
        SymbolReader reader = readers[pass];
        int covered = BlockKind.blocks(place.kind);
        int log = 31 - Integer.numberOfLeadingZeros(covered);
        int order = BlockKind.order(place.kind);
        int context = contexts.block(place.channel, order, map.quants[place.at], frame.low.contexts[place.at] & 0xFF);
        byte[] near = counts[pass][place.channel];
        int left = reader.integer(firstContexts[pass] + contexts.ofCount(context, predicted(near, place.x, place.y)));
        if (left < 0 || left > 63 * covered) {
            throw Codestream.malformed("JPEG XL block of " + left + " coefficients");
        }
        fill(near, place, left + covered - 1 >> log);
        int[] places = high.orders()[pass][order][place.channel];
        int first = firstContexts[pass] + contexts.firstOfCoefficients(context);
        int shift = header.passes.shifts()[pass];
        int previous = left > 4 * covered ? 0 : 1;
        int[] out = quantised[place.channel];
        for (int k = covered; left > 0; k++) {
            if (left > 64 * covered - k) {
                throw Codestream.malformed("JPEG XL block with fewer coefficients than it says");
            }
            int value =
                    reader.integer(first + BlockContexts.ofCoefficient(left + covered - 1 >> log, k >> log, previous));
            out[places[k]] += XlBits.signed(value) << shift;
            previous = value != 0 ? 1 : 0;
            left -= previous;
        }
    }

    private static int predicted(byte[] counts, int x, int y) {
        int at = y * SIDE + x;
        if (x == 0) {
            return y == 0 ? UNKNOWN_COUNT : counts[at - SIDE];
        }
        return y == 0 ? counts[at - 1] : counts[at - SIDE] + counts[at - 1] + 1 >> 1;
    }

    private static void fill(byte[] counts, Place place, int count) {
        int wide = BlockKind.blocksWide(place.kind);
        for (int y = 0; y < BlockKind.blocksHigh(place.kind); y++) {
            int from = (place.y + y) * SIDE + place.x;
            Arrays.fill(counts, from, from + wide, (byte) count);
        }
    }
}
