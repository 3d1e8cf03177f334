package org.overread.ai.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A model that doubles and halves its input [1, 1, depth, height, width] over and over before it gives it back. */
public final class LoopModel {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int BOOL = 9;

    /** @param turns how often */
    public static byte[] turning(long turns) {
        ProtobufWriter body = new ProtobufWriter()
                .message(1, node("Identity", "goOn", "go"))
                .message(1, node("Add", "doubled", "carried", "carried"))
                .message(1, node("Mul", "halved", "doubled", "half"))
                .text(2, "turn")
                .message(11, value("turn", INT64, List.of()))
                .message(11, value("go", BOOL, List.of()))
                .message(11, value("carried", FLOAT, List.of("1", "1", "d", "h", "w")))
                .message(12, value("goOn", BOOL, List.of()))
                .message(12, value("halved", FLOAT, List.of("1", "1", "d", "h", "w")));
        ProtobufWriter loop = node("Loop", "y", "turns", "", "x")
                .message(
                        5, new ProtobufWriter().text(1, "body").message(6, body).integer(20, 5));
        ProtobufWriter graph = new ProtobufWriter()
                .message(1, loop)
                .text(2, "loop")
                .message(5, scalar("turns", INT64, bytes(8).putLong(0, turns)))
                .message(5, scalar("half", FLOAT, bytes(4).putFloat(0, 0.5f)))
                .message(11, value("x", FLOAT, List.of("1", "1", "d", "h", "w")))
                .message(12, value("y", FLOAT, List.of("1", "1", "d", "h", "w")));
        return new ProtobufWriter()
                .integer(1, 8)
                .message(7, graph)
                .message(8, new ProtobufWriter().text(1, "").integer(2, 17))
                .toBytes();
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ProtobufWriter scalar(String name, int type, ByteBuffer value) {
        return new ProtobufWriter().integer(2, type).text(8, name).bytes(9, value.array());
    }

    private static ProtobufWriter node(String operator, String output, String... inputs) {
        ProtobufWriter node = new ProtobufWriter();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, operator);
    }

    private static ProtobufWriter value(String name, int type, List<String> extents) {
        ProtobufWriter shape = new ProtobufWriter();
        for (String extent : extents) {
            ProtobufWriter dimension = new ProtobufWriter();
            shape.message(1, extent.equals("1") ? dimension.integer(1, 1) : dimension.text(2, extent));
        }
        ProtobufWriter tensor = new ProtobufWriter().integer(1, type).message(2, shape);
        return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
    }

    private LoopModel() {}
}
