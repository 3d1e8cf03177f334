package org.overread.ai.onnx;

/** A named attribute of a node. */
public sealed interface OnnxAttribute {
    String name();

    /** One integer. */
    record Int(String name, long value) implements OnnxAttribute {}

    /** A list of integers, such as strides or kernel_shape. */
    record Ints(String name, long... values) implements OnnxAttribute {}

    /** A word, such as the mode of Pad. */
    record Text(String name, String value) implements OnnxAttribute {}

    /** AttributeProto. */
    default ProtobufWriter message() {
        ProtobufWriter attribute = new ProtobufWriter().text(1, name());
        return switch (this) {
            case Int(String n, long value) -> attribute.integer(3, value).integer(20, 2);
            case Text(String n, String value) -> attribute.text(4, value).integer(20, 3);
            case Ints(String n, long[] values) -> {
                for (long value : values) {
                    attribute.integer(8, value);
                }
                yield attribute.integer(20, 7);
            }
        };
    }
}
