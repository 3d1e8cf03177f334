package org.overread.core.codec.jpegxl;

import org.overread.core.dicom.DicomException;

/**
 * How coefficients are quantised, ordered and coded. Standard: ISO/IEC 18181-1 G.3. Not thread-safe.
 *
 * @param sets of codes, of which each group takes one
 * @param orders by pass, by order, by channel; null where no block needs them
 * @param codes by pass
 */
record HighFrequencies(QuantTables tables, int sets, int[][][][] orders, EntropyCode[] codes) {
    private static final U32Code USED_ORDERS = U32Code.of(0x5F, 0, 0x13, 0, 0, 0, 0, BlockKind.ORDERS);

    /** @param used bits of the kinds of blocks that there are */
    static HighFrequencies read(XlBits bits, FrameLayout layout, BlockContexts contexts, Needs needs)
            throws DicomException {
        QuantTables tables = QuantTables.read(bits, needs.tree, (int) (1 + 3 * layout.lowGroups()));
        int sets = 1 + bits.read(HybridInteger.ceilLog2((int) layout.groups()));
        int[][][][] orders = new int[needs.passes][][][];
        EntropyCode[] codes = new EntropyCode[needs.passes];
        for (int pass = 0; pass < needs.passes; pass++) {
            orders[pass] = readOrders(bits, needs.kinds);
            codes[pass] = EntropyCode.read(bits, sets * contexts.total());
        }
        return new HighFrequencies(tables, sets, orders, codes);
    }

    /**
     * @param kinds bits of the kinds of blocks that there are
     * @param tree of the frame; null where there is none
     */
    record Needs(int passes, int kinds, MaTree tree) {}

    private static int[][][] readOrders(XlBits bits, int kinds) throws DicomException {
        int written = bits.u32(USED_ORDERS);
        int needed = 0;
        for (int kind = 0; kind < BlockKind.COUNT; kind++) {
            needed |= (kinds >> kind & 1) << BlockKind.order(kind);
        }
        SymbolReader reader =
                written == 0 ? null : new SymbolReader(EntropyCode.read(bits, Permutation.CONTEXTS), bits, 0);
        int[][][] orders = new int[BlockKind.ORDERS][][];
        for (int order = 0; order < BlockKind.ORDERS; order++) {
            boolean need = (needed >> order & 1) != 0;
            int[] natural = need ? BlockKind.naturalOrder(order) : null;
            orders[order] = need ? new int[][] {natural, natural, natural} : null;
            if ((written >> order & 1) != 0) {
                int blocks = BlockKind.orderBlocks(order);
                for (int c = 0; c < 3; c++) {
                    if (need) {
                        orders[order][c] = permuted(natural, Permutation.read(reader, 64 * blocks, blocks));
                    } else {
                        Permutation.skip(reader, 64 * blocks, blocks);
                    }
                }
            }
        }
        if (reader != null) {
            reader.finish();
        }
        return orders;
    }

    private static int[] permuted(int[] natural, int[] permutation) {
        for (int i = 0; i < permutation.length; i++) {
            permutation[i] = natural[permutation[i]];
        }
        return permutation;
    }
}
