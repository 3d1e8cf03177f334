package org.overread.ai.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The fields of one protobuf message, one after the other, in a buffer that may be a mapped file. Nothing is copied, no length
 * is believed before it is known to lie within its message.
 */
public final class ProtobufFields {
    private static final int LONGEST_TEXT = 256;

    private final ByteBuffer bytes;
    private final int end;
    private int at;
    private int field;
    private int wireType;
    private long value;
    private int from;

    /** A message that is not one. */
    public static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;
        private final int atByte;

        Damaged(int atByte, String why) {
            super(why);
            this.atByte = atByte;
        }

        /** Where in the file, counted from 0. */
        public int atByte() {
            return atByte;
        }
    }

    public ProtobufFields(ByteBuffer bytes) {
        this(bytes, 0, bytes.limit());
    }

    private ProtobufFields(ByteBuffer bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Goes to the next field; false at the end of the message. */
    public boolean next() throws Damaged {
        if (at == end) {
            return false;
        }
        long key = varint();
        wireType = (int) (key & 7);
        if (key >>> 3 < 1 || key >>> 3 > 0x1FFF_FFFF) {
            throw new Damaged(at, "holds a field number that there is not");
        }
        field = (int) (key >>> 3);
        switch (wireType) {
            case 0 -> value = varint();
            case 1 -> skip(8);
            case 2 -> skip(varint());
            case 5 -> skip(4);
            default -> throw new Damaged(at, "holds a value of a kind that there is not");
        }
        return true;
    }

    public int field() {
        return field;
    }

    /** Whether the field is a number. */
    public boolean isNumber() {
        return wireType == 0;
    }

    /** Whether the field is bytes: a text, a message, or packed numbers. */
    public boolean isBytes() {
        return wireType == 2;
    }

    public long number() {
        return value;
    }

    /** Bytes of the field's value. */
    public int length() {
        return at - from;
    }

    /** Where the message stands in the file. */
    public int atByte() {
        return at;
    }

    public ProtobufFields message() {
        return new ProtobufFields(bytes, from, at);
    }

    /** The bytes of the field's value where they lie, little-endian. */
    ByteBuffer slice() {
        return bytes.slice(from, length()).order(ByteOrder.LITTLE_ENDIAN);
    }

    public String text() throws Damaged {
        if (length() > LONGEST_TEXT) {
            throw new Damaged(from, "holds a name that is too long");
        }
        byte[] copy = new byte[length()];
        bytes.get(from, copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    /** The next of packed numbers: of a message that holds nothing else. */
    public long packed() throws Damaged {
        return varint();
    }

    public boolean atEnd() {
        return at == end;
    }

    private void skip(long length) throws Damaged {
        if (length < 0 || length > end - at) {
            throw new Damaged(at, "says of a part that it is longer than what it is part of");
        }
        from = at;
        at += (int) length;
    }

    private long varint() throws Damaged {
        long number = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at == end) {
                throw new Damaged(at, "ends within a number");
            }
            byte next = bytes.get(at++);
            number |= shift < 64 ? (long) (next & 0x7F) << shift : 0;
            if (next >= 0) {
                return number;
            }
        }
        throw new Damaged(at, "holds a number that does not end");
    }
}
