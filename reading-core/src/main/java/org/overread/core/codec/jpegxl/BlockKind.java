package org.overread.core.codec.jpegxl;

/**
 * The 27 ways to transform blocks. Standard: ISO/IEC 18181-1 I.2.1, table I.4.
 *
 * <p>Shape: coefficients lie in as many rows as the shorter side has, of as many as the longer; where the block is not
 * wider than high, turned over.
 */
final class BlockKind {
    static final int COUNT = 27;
    static final int ORDERS = 13;
    static final int DCT = 0;
    static final int IDENTITY = 1;
    static final int DCT2 = 2;
    static final int DCT4 = 3;
    static final int DCT4X8 = 12;
    static final int DCT8X4 = 13;
    static final int AFV = 14;
    static final int AFV_LAST = 17;

    private static final byte[] BLOCKS_WIDE = {
        1, 1, 1, 1, 2, 4, 1, 2, 1, 4, 2, 4, 1, 1, 1, 1, 1, 1, 8, 4, 8, 16, 8, 16, 32, 16, 32
    };
    private static final byte[] BLOCKS_HIGH = {
        1, 1, 1, 1, 2, 4, 2, 1, 4, 1, 4, 2, 1, 1, 1, 1, 1, 1, 8, 8, 4, 16, 16, 8, 32, 32, 16
    };
    private static final byte[] ORDER = {
        0, 1, 1, 1, 2, 3, 4, 4, 5, 5, 6, 6, 1, 1, 1, 1, 1, 1, 7, 8, 8, 9, 10, 10, 11, 12, 12
    };
    private static final byte[] TABLE = {
        0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 10, 10, 11, 12, 12, 13, 14, 14, 15, 16, 16
    };

    /** By order: the longer side in blocks, and how many times longer it is. */
    private static final byte[] ORDER_LONG = {1, 1, 2, 4, 2, 4, 4, 8, 8, 16, 16, 32, 32};

    private static final byte[] ORDER_RATIO = {1, 1, 1, 1, 2, 4, 2, 1, 2, 1, 2, 1, 2};

    private BlockKind() {}

    static int blocksWide(int kind) {
        return BLOCKS_WIDE[kind];
    }

    static int blocksHigh(int kind) {
        return BLOCKS_HIGH[kind];
    }

    static int blocks(int kind) {
        return BLOCKS_WIDE[kind] * BLOCKS_HIGH[kind];
    }

    static int order(int kind) {
        return ORDER[kind];
    }

    static int table(int kind) {
        return TABLE[kind];
    }

    static int orderBlocks(int order) {
        return ORDER_LONG[order] * ORDER_LONG[order] / ORDER_RATIO[order];
    }

    /** Where the coefficients lie that are written one after another, lowest frequencies first, in a zigzag. */
    static int[] naturalOrder(int order) {
        int blocks = ORDER_LONG[order];
        int ratio = ORDER_RATIO[order];
        int side = 8 * blocks;
        int[] natural = new int[64 * orderBlocks(order)];
        int next = orderBlocks(order);
        for (int diagonal = 0; diagonal < 2 * side - 1; diagonal++) {
            int first = Math.max(0, diagonal - side + 1);
            int last = Math.min(diagonal, side - 1);
            for (int i = first; i <= last; i++) {
                boolean along = diagonal < side ? diagonal % 2 == 0 : diagonal % 2 != 0;
                int x = diagonal < side == along ? i : diagonal - i;
                int y = diagonal - x;
                if (y % ratio != 0) {
                    continue;
                }
                int row = y / ratio;
                boolean lowest = x < blocks && row < blocks / ratio;
                natural[lowest ? row * blocks + x : next++] = row * side + x;
            }
        }
        return natural;
    }
}
