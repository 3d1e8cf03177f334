package org.overread.core.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers of the fixed-width VRs, to and from bytes. */
final class BinaryValues {

    /** All values as doubles (UV, SV lose digits beyond 2^53); an empty array for VRs without numbers. */
    static double[] numbers(Vr vr, Value.Bytes value) {
        return numbers(vr, ByteBuffer.wrap(value.bytes()).order(value.order()));
    }

    /** The same, of bytes in their order. */
    static double[] numbers(Vr vr, ByteBuffer bytes) {
        int width = vr == Vr.AT ? 0 : vr.bytesPerValue();
        if (width == 0) {
            return new double[0];
        }
        double[] numbers = new double[bytes.remaining() / width];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(vr, bytes, i * width);
            if (!Double.isFinite(numbers[i])) {
                return new double[0];
            }
        }
        return numbers;
    }

    /** Attribute tags (AT). */
    static int[] tags(Value.Bytes value) {
        ByteBuffer bytes = ByteBuffer.wrap(value.bytes()).order(value.order());
        int[] tags = new int[bytes.remaining() / 4];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = bytes.getShort(i * 4) << 16 | bytes.getShort(i * 4 + 2) & 0xFFFF;
        }
        return tags;
    }

    private static double number(Vr vr, ByteBuffer bytes, int at) {
        return switch (vr) {
            case US, OW -> Short.toUnsignedInt(bytes.getShort(at));
            case SS -> bytes.getShort(at);
            case UL, OL -> Integer.toUnsignedLong(bytes.getInt(at));
            case SL -> bytes.getInt(at);
            case FL, OF -> bytes.getFloat(at);
            case FD, OD -> bytes.getDouble(at);
            case SV -> bytes.getLong(at);
            case UV, OV -> unsigned(bytes.getLong(at));
            default -> Byte.toUnsignedInt(bytes.get(at));
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
    }

    static Value.Bytes ofIntegers(Vr vr, int... values) {
        int width = vr.bytesPerValue();
        ByteBuffer bytes = ByteBuffer.allocate(values.length * width).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            switch (vr) {
                case US, SS -> bytes.putShort((short) value);
                case UL, SL -> bytes.putInt(value);
                case AT -> bytes.putShort((short) (value >>> 16)).putShort((short) value);
                default -> throw new IllegalArgumentException("not an integer VR: " + vr);
            }
        }
        return new Value.Bytes(bytes.array(), ByteOrder.LITTLE_ENDIAN);
    }

    static Value.Bytes ofFloating(Vr vr, double... values) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * vr.bytesPerValue()).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (vr) {
                case FL -> bytes.putFloat((float) value);
                case FD -> bytes.putDouble(value);
                default -> throw new IllegalArgumentException("not a floating VR: " + vr);
            }
        }
        return new Value.Bytes(bytes.array(), ByteOrder.LITTLE_ENDIAN);
    }

    private BinaryValues() {}
}
