package org.overread.core.codec.jpegxl;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Decisions on a sample's neighbourhood, which lead to its predictor and context, and the entropy code of those
 * contexts. Standard: ISO/IEC 18181-1 H.2. Immutable once read.
 *
 * <p>Shape: node 0 is the root. {@link #property} is -1 in a leaf, where {@link #left} is the context.
 */
final class MaTree {
    static final int MOST_NODES = 1 << 22;
    private static final int MOST_DEPTH = 2048;
    private static final int CONTEXTS = 6;

    int[] property = new int[64];
    int[] value = new int[64];

    /** The node where the property is greater than the value. */
    int[] left = new int[64];

    int[] right = new int[64];
    int[] predictor = new int[64];
    int[] multiplier = new int[64];
    int size;
    EntropyCode code;

    private MaTree() {}

    static MaTree read(XlBits bits, long mostNodes) throws DicomException {
        MaTree tree = new MaTree();
        SymbolReader reader = new SymbolReader(EntropyCode.read(bits, CONTEXTS), bits, 0);
        tree.readNodes(reader, (int) Math.min(mostNodes, MOST_NODES));
        reader.finish();
        tree.requireBalanced();
        tree.code = EntropyCode.read(bits, (tree.size + 1) / 2);
        return tree;
    }

    private void readNodes(SymbolReader reader, int most) throws DicomException {
        int context = 0;
        for (int open = 1; open > 0; open--) {
            if (size >= most) {
                throw Codestream.malformed("JPEG XL tree of more than " + most + " nodes");
            }
            grow();
            int decision = reader.integer(1);
            if (decision < 0 || decision > 256) {
                throw Codestream.malformed("JPEG XL tree decides on property " + decision);
            }
            property[size] = decision - 1;
            if (decision == 0) {
                left[size] = context++;
                readLeaf(reader);
            } else {
                value[size] = XlBits.signed(reader.integer(0));
                left[size] = size + open;
                right[size] = size + open + 1;
                open += 2;
            }
            size++;
        }
    }

    private void readLeaf(SymbolReader reader) throws DicomException {
        predictor[size] = reader.integer(2);
        value[size] = XlBits.signed(reader.integer(3));
        int shift = reader.integer(4);
        int factor = reader.integer(5);
        if (predictor[size] < 0 || predictor[size] >= Neighbourhood.PREDICTORS || shift < 0 || shift > 30) {
            throw Codestream.malformed("JPEG XL tree with predictor " + predictor[size]);
        }
        if (factor < 0 || factor >= (1 << 31 - shift) - 1) {
            throw Codestream.malformed("JPEG XL tree multiplies too much");
        }
        multiplier[size] = factor + 1 << shift;
    }

    private void grow() {
        if (size == property.length) {
            property = Arrays.copyOf(property, 2 * size);
            value = Arrays.copyOf(value, 2 * size);
            left = Arrays.copyOf(left, 2 * size);
            right = Arrays.copyOf(right, 2 * size);
            predictor = Arrays.copyOf(predictor, 2 * size);
            multiplier = Arrays.copyOf(multiplier, 2 * size);
        }
    }

    private void requireBalanced() throws DicomException {
        int[] depth = new int[size];
        for (int i = 0; i < size; i++) {
            if (property[i] >= 0) {
                depth[left[i]] = depth[i] + 1;
                depth[right[i]] = depth[i] + 1;
            }
            if (depth[i] > MOST_DEPTH) {
                throw Codestream.malformed("JPEG XL tree deeper than " + MOST_DEPTH);
            }
        }
    }

    /**
     * What is left once the channel (property 0) and the section (property 1) are known; this tree itself where cutting it
     * down would be more work than the samples are.
     */
    MaTree cutDown(int channel, int section, long samples) {
        if (size > samples + 1024) {
            return this;
        }
        MaTree cut = new MaTree();
        int[] from = new int[size];
        from[0] = known(0, channel, section);
        int used = 1;
        for (int i = 0; i < used; i++) {
            cut.size = i;
            cut.grow();
            int node = from[i];
            cut.property[i] = property[node];
            cut.value[i] = value[node];
            cut.predictor[i] = predictor[node];
            cut.multiplier[i] = multiplier[node];
            cut.left[i] = left[node];
            if (property[node] >= 0) {
                from[used] = known(left[node], channel, section);
                from[used + 1] = known(right[node], channel, section);
                cut.left[i] = used;
                cut.right[i] = used + 1;
                used += 2;
            }
        }
        cut.size = used;
        cut.code = code;
        return cut;
    }

    private int known(int start, int channel, int section) {
        int node = start;
        while (property[node] == 0 || property[node] == 1) {
            node = (property[node] == 0 ? channel : section) > value[node] ? left[node] : right[node];
        }
        return node;
    }
}
