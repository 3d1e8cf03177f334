package org.overread.ai.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX graph in the making. Each operator appends a node and gives the name of its output; names are made in order,
 * so that the same calls give the same bytes.
 *
 * <p>Standard: ONNX IR version 8, operator set 17.
 */
public final class OnnxGraph {
    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final ProtobufWriter graph = new ProtobufWriter();
    private final Map<Object, String> constants = new HashMap<>();
    private int made;

    public OnnxGraph(String name) {
        graph.text(2, name);
    }

    /** A float input; a dimension is a number ("1") or a symbol ("depth"). */
    public String input(String name, String... dimensions) {
        graph.message(11, value(name, dimensions));
        return name;
    }

    /** Names a tensor as an output of the graph. */
    public void output(String tensor, String name, String... dimensions) {
        node("Identity", name, List.of(tensor));
        graph.message(12, value(name, dimensions));
    }

    /** A float tensor that is part of the model. */
    public String weights(float[] values, long... dimensions) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return tensor(FLOAT, raw.array(), dimensions);
    }

    /** A float scalar; equal ones share a tensor. */
    public String scalar(float value) {
        return constants.computeIfAbsent(value, v -> weights(new float[] {value}));
    }

    /** A vector of integers (shapes, axes, pads); equal ones share a tensor. */
    public String integers(long... values) {
        return constants.computeIfAbsent(Arrays.toString(values), v -> tensor(INT64, bytes(values), values.length));
    }

    /** Appends a node with one output. */
    public String node(String operator, List<String> inputs, OnnxAttribute... attributes) {
        String output = "t" + made++;
        node(operator, output, inputs, attributes);
        return output;
    }

    public String node(String operator, String... inputs) {
        return node(operator, List.of(inputs));
    }

    /** The whole model as the bytes of a .onnx file. */
    public byte[] toBytes(String producer, String version, String description) {
        return new ProtobufWriter()
                .integer(1, IR_VERSION)
                .text(2, producer)
                .text(3, version)
                .text(6, description)
                .message(7, graph)
                .message(8, new ProtobufWriter().text(1, "").integer(2, OPERATOR_SET))
                .toBytes();
    }

    private void node(String operator, String output, List<String> inputs, OnnxAttribute... attributes) {
        ProtobufWriter node = new ProtobufWriter();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, operator + "_" + output).text(4, operator);
        for (OnnxAttribute attribute : attributes) {
            node.message(5, attribute.message());
        }
        graph.message(1, node);
    }

    private String tensor(int type, byte[] raw, long... dimensions) {
        String name = "w" + made++;
        ProtobufWriter tensor = new ProtobufWriter();
        for (long dimension : dimensions) {
            tensor.integer(1, dimension);
        }
        graph.message(5, tensor.integer(2, type).text(8, name).bytes(9, raw));
        return name;
    }

    private static ProtobufWriter value(String name, String... dimensions) {
        ProtobufWriter shape = new ProtobufWriter();
        for (String dimension : dimensions) {
            boolean known = Character.isDigit(dimension.charAt(0));
            ProtobufWriter written = new ProtobufWriter();
            shape.message(1, known ? written.integer(1, Long.parseLong(dimension)) : written.text(2, dimension));
        }
        ProtobufWriter tensor = new ProtobufWriter().integer(1, FLOAT).message(2, shape);
        return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
    }

    private static byte[] bytes(long... values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return raw.array();
    }
}
