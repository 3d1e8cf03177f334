package org.overread.core.codec.jpegxl;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A tree that decides on one property only and has one predictor, as the cluster by that property's value.
 *
 * @param clusters by {@link #index}
 */
record LeafTable(int property, int predictor, byte[] clusters) {
    private static final int RANGE = 8192;

    static int index(int value) {
        return Math.max(-RANGE, Math.min(RANGE - 1, value)) + RANGE;
    }

    private record Span(int node, int from, int to) {}

    /** Null where the tree is another one, or there are too few samples to make it worth while. */
    static LeafTable of(MaTree tree, int[] clusters, long samples) {
        if (samples < RANGE) {
            return null;
        }
        int property = tree.property[0];
        int predictor = -1;
        for (int i = 0; i < tree.size; i++) {
            if (tree.property[i] >= 0) {
                if (tree.property[i] != property || tree.value[i] < -RANGE || tree.value[i] >= RANGE - 1) {
                    return null;
                }
            } else {
                predictor = predictor < 0 ? tree.predictor[i] : predictor;
                if (tree.predictor[i] != predictor || tree.multiplier[i] != 1 || tree.value[i] != 0) {
                    return null;
                }
            }
        }
        return new LeafTable(property < 0 ? ofPredictor(predictor) : property, predictor, table(tree, clusters));
    }

    private static int ofPredictor(int predictor) {
        return predictor == Neighbourhood.WEIGHTED ? 15 : 9;
    }

    private static byte[] table(MaTree tree, int[] clusters) {
        byte[] table = new byte[2 * RANGE];
        Deque<Span> open = new ArrayDeque<>();
        open.push(new Span(0, 0, 2 * RANGE));
        while (!open.isEmpty()) {
            Span span = open.pop();
            if (span.from >= span.to) {
                continue;
            }
            if (tree.property[span.node] < 0) {
                Arrays.fill(table, span.from, span.to, (byte) clusters[span.node]);
                continue;
            }
            int greater = tree.value[span.node] + 1 + RANGE;
            open.push(new Span(tree.left[span.node], Math.max(span.from, greater), span.to));
            open.push(new Span(tree.right[span.node], span.from, Math.min(span.to, greater)));
        }
        return table;
    }
}
