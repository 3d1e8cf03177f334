package org.overread.core.codec.jpegxl;

/**
 * A tree laid out for walking: each node's numbers lie together, and its two children one behind the other.
 *
 * <p>Shape: four numbers a node. Of a decision: property, value, where the node for greater values is (the other one
 * follows). Of a leaf: a negative number for its {@link #predictor}, then what the constants name.
 */
record DecisionTable(int[] nodes) {
    static final int OFFSET = 1;
    static final int CLUSTER = 2;
    static final int MULTIPLIER = 3;
    private static final int SIZE = 4;

    /** @param clusters of the leaves' contexts, by node */
    static DecisionTable of(MaTree tree, int[] clusters) {
        int[] nodes = new int[SIZE * tree.size];
        for (int i = 0; i < tree.size; i++) {
            boolean leaf = tree.property[i] < 0;
            nodes[SIZE * i] = leaf ? -1 - tree.predictor[i] : tree.property[i];
            nodes[SIZE * i + 1] = tree.value[i];
            nodes[SIZE * i + 2] = leaf ? clusters[i] : SIZE * tree.left[i];
            nodes[SIZE * i + 3] = tree.multiplier[i];
        }
        return new DecisionTable(nodes);
    }

    /** The leaf that properties lead to. */
    int leaf(int[] properties) {
        int[] table = nodes;
        int node = 0;
        int property = table[0];
        while (property >= 0) {
            node = table[node + 2] + (properties[property] > table[node + 1] ? 0 : SIZE);
            property = table[node];
        }
        return node;
    }

    static int predictor(int first) {
        return -1 - first;
    }
}
