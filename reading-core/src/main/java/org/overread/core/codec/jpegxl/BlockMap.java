package org.overread.core.codec.jpegxl;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Which blocks a frame is divided into and how each is quantised and filtered. Standard: ISO/IEC 18181-1 G.2.4. Not
 * thread-safe.
 */
final class BlockMap {
    private static final byte FREE = -1;
    private static final int GROUP = 32;
    private static final int MOST_QUANT = 256;

    /** By 8 x 8 block: twice the kind, and 1 more where a block of that kind begins. */
    final byte[] kinds;

    /** Of blocks that begin here: divisor of their steps. */
    final short[] quants;

    final byte[] sharpness;

    /** By tile of 8 x 8 blocks: how much of Y is in X and in B. */
    final byte[] xFromY;

    final byte[] bFromY;
    final int tilesWide;

    /** Bits of the kinds that there are. */
    int used;

    private final FrameLayout layout;
    private final boolean subsampled;

    BlockMap(FrameLayout layout, boolean subsampled) {
        this.layout = layout;
        this.subsampled = subsampled;
        int blocks = layout.blocksWide() * layout.blocksHigh();
        kinds = new byte[blocks];
        Arrays.fill(kinds, FREE);
        quants = new short[blocks];
        sharpness = new byte[blocks];
        tilesWide = FrameHeader.divideUp(layout.blocksWide(), 8);
        int tiles = tilesWide * FrameHeader.divideUp(layout.blocksHigh(), 8);
        xFromY = new byte[tiles];
        bFromY = new byte[tiles];
    }

    void read(XlBits bits, int group, MaTree tree) throws DicomException {
        FrameLayout.Area area = layout.lowGroupBlocks(group);
        int count = 1 + bits.read(HybridInteger.ceilLog2(area.width() * area.height()));
        int tileColumns = FrameHeader.divideUp(area.width(), 8);
        int tileRows = FrameHeader.divideUp(area.height(), 8);
        ModularImage image = new ModularImage(16)
                .add(new ModularChannel(tileColumns, tileRows, 3, 3))
                .add(new ModularChannel(tileColumns, tileRows, 3, 3))
                .add(new ModularChannel(count, 2, 0, 0))
                .add(new ModularChannel(area.width(), area.height(), 0, 0));
        new ModularStream(tree, (int) (1 + 2 * layout.lowGroups() + group)).decode(bits, image);
        for (int y = 0; y < tileRows; y++) {
            for (int x = 0; x < tileColumns; x++) {
                int to = (area.row() / 8 + y) * tilesWide + area.column() / 8 + x;
                xFromY[to] = factor(image.channels.get(0).allocate()[y * tileColumns + x]);
                bFromY[to] = factor(image.channels.get(1).allocate()[y * tileColumns + x]);
            }
        }
        place(area, image.channels.get(2).allocate(), image.channels.get(3).allocate());
    }

    private static byte factor(int value) {
        return (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, value));
    }

    private void place(FrameLayout.Area area, int[] blocks, int[] filters) throws DicomException {
        int count = blocks.length / 2;
        int next = 0;
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                int at = (area.row() + y) * layout.blocksWide() + area.column() + x;
                int filter = filters[y * area.width() + x];
                if (filter < 0 || filter > 7) {
                    throw Codestream.malformed("JPEG XL block with sharpness " + filter);
                }
                sharpness[at] = (byte) filter;
                if (kinds[at] == FREE) {
                    if (next == count) {
                        throw Codestream.malformed("JPEG XL with fewer blocks than there is room for");
                    }
                    place(blocks[next], area.column() + x, area.row() + y);
                    quants[at] = (short) (1 + Math.max(0, Math.min(MOST_QUANT - 1, blocks[count + next])));
                    next++;
                }
            }
        }
    }

    private void place(int kind, int column, int row) throws DicomException {
        if (kind < 0 || kind >= BlockKind.COUNT) {
            throw Codestream.malformed("JPEG XL block of kind " + kind);
        }
        int right = column + BlockKind.blocksWide(kind);
        int below = row + BlockKind.blocksHigh(kind);
        if (right > Math.min(layout.blocksWide(), (column / GROUP + 1) * GROUP)
                || below > Math.min(layout.blocksHigh(), (row / GROUP + 1) * GROUP)
                || subsampled && BlockKind.blocks(kind) > 1) {
            throw Codestream.malformed("JPEG XL block beyond its group");
        }
        used |= 1 << kind;
        for (int y = row; y < below; y++) {
            for (int x = column; x < right; x++) {
                int at = y * layout.blocksWide() + x;
                if (kinds[at] != FREE) {
                    throw Codestream.malformed("JPEG XL blocks lie upon each other");
                }
                kinds[at] = (byte) (2 * kind + (y == row && x == column ? 1 : 0));
            }
        }
    }
}
