package org.overread.ai.model;

import java.util.Map;

/**
 * Finds, in the bytes of an ONNX model, tensors whose weights are said to lie in another file.
 *
 * <p>Only the messages on the way to tensors are walked; a model that cannot be walked counts as referring elsewhere.
 */
final class ExternalWeights {
    private static final int MAX_DEPTH = 40;

    /** Messages of onnx.proto that tensors lie in, each with its fields that lead on. */
    private enum Message {
        MODEL,
        TRAINING,
        FUNCTION,
        GRAPH,
        NODE,
        ATTRIBUTE,
        SPARSE,
        TENSOR
    }

    private static final Map<Message, Map<Integer, Message>> FIELDS = Map.of(
            Message.MODEL, Map.of(7, Message.GRAPH, 20, Message.TRAINING, 25, Message.FUNCTION),
            Message.TRAINING, Map.of(1, Message.GRAPH, 2, Message.GRAPH),
            Message.FUNCTION, Map.of(7, Message.NODE, 11, Message.ATTRIBUTE),
            Message.GRAPH, Map.of(1, Message.NODE, 5, Message.TENSOR, 15, Message.SPARSE),
            Message.NODE, Map.of(5, Message.ATTRIBUTE),
            Message.ATTRIBUTE,
                    Map.of(
                            5,
                            Message.TENSOR,
                            6,
                            Message.GRAPH,
                            10,
                            Message.TENSOR,
                            11,
                            Message.GRAPH,
                            22,
                            Message.SPARSE,
                            23,
                            Message.SPARSE),
            Message.SPARSE, Map.of(1, Message.TENSOR, 2, Message.TENSOR),
            Message.TENSOR, Map.of());

    /** TensorProto: where and how the weights lie elsewhere, and whether they do (1) or not (0). */
    private static final int EXTERNAL_DATA = 13;

    private static final int DATA_LOCATION = 14;

    private final byte[] model;

    private ExternalWeights(byte[] model) {
        this.model = model;
    }

    static boolean in(byte[] model) {
        return new ExternalWeights(model).found(Message.MODEL, 0, model.length, 0);
    }

    private boolean found(Message message, int from, int to, int depth) {
        if (depth > MAX_DEPTH) {
            return true;
        }
        int[] at = {from};
        while (at[0] < to) {
            long key = varint(at, to);
            int field = (int) (key >>> 3);
            if (message == Message.TENSOR
                    && (field == EXTERNAL_DATA || field == DATA_LOCATION && (at[0] == to || model[at[0]] != 0))) {
                return true;
            }
            long length = lengthOfValue((int) key & 7, at, to);
            if (length < 0 || length > to - at[0]) {
                return true;
            }
            Message inner = FIELDS.get(message).get(field);
            if (inner != null && (key & 7) == 2 && found(inner, at[0], at[0] + (int) length, depth + 1)) {
                return true;
            }
            at[0] += (int) length;
        }
        return false;
    }

    /** Bytes of the value that starts at {@code at}, its length prefix consumed; negative where there is no such wire type. */
    private long lengthOfValue(int wireType, int[] at, int to) {
        return switch (wireType) {
            case 0 -> {
                varint(at, to);
                yield 0;
            }
            case 1 -> 8;
            case 2 -> varint(at, to);
            case 5 -> 4;
            default -> -1;
        };
    }

    /** −1, and the position at the end, for one that does not end. */
    private long varint(int[] at, int to) {
        long value = 0;
        for (int shift = 0; shift < 64 && at[0] < to; shift += 7) {
            byte next = model[at[0]++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        at[0] = to;
        return -1;
    }
}
