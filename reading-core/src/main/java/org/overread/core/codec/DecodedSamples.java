package org.overread.core.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Stored values of a frame in the word size of Bits Allocated: row-major, colour interleaved by pixel, bits as decoded
 * (values of signed codestreams are sign-extended). Not copied: whoever decoded the frame owns the array.
 */
public sealed interface DecodedSamples {

    /** Bits Allocated 8; or 1, where eight pixels share a byte, the first in the least significant bit. */
    record Bytes(byte[] values) implements DecodedSamples {
        @Override
        public byte[] littleEndian() {
            return values.clone();
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public long value(int index) {
            return values[index] & 0xFF;
        }
    }

    /** Bits Allocated 16. */
    record Shorts(short[] values) implements DecodedSamples {
        @Override
        public byte[] littleEndian() {
            byte[] bytes = new byte[values.length * 2];
            for (int i = 0; i < values.length; i++) {
                bytes[2 * i] = (byte) values[i];
                bytes[2 * i + 1] = (byte) (values[i] >> 8);
            }
            return bytes;
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public long value(int index) {
            return values[index] & 0xFFFF;
        }
    }

    /** Bits Allocated 32; also the words of Float Pixel Data. */
    record Ints(int[] values) implements DecodedSamples {
        @Override
        public byte[] littleEndian() {
            byte[] bytes = new byte[values.length * 4];
            for (int i = 0; i < values.length; i++) {
                for (int k = 0; k < 4; k++) {
                    bytes[4 * i + k] = (byte) (values[i] >> 8 * k);
                }
            }
            return bytes;
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public long value(int index) {
            return values[index] & 0xFFFFFFFFL;
        }
    }

    /** Bits Allocated 64: the words of Double Float Pixel Data. */
    record Longs(long[] values) implements DecodedSamples {
        @Override
        public byte[] littleEndian() {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asLongBuffer().put(values);
            return bytes.array();
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public long value(int index) {
            return values[index];
        }
    }

    /** Number of words. */
    int length();

    /** A word by its index, without sign; of one bit a sample, eight of them. */
    long value(int index);

    /** The samples as little-endian words: native pixel data of Explicit VR Little Endian. A fresh array. */
    byte[] littleEndian();
}
