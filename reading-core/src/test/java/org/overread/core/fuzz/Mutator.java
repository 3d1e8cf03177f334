package org.overread.core.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages inputs: anywhere, and where the format keeps what matters. */
abstract class Mutator {
    private static final int[] INTERESTING = {
        0, 1, 2, 7, 8, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, -1, -2
    };

    /** A damaged copy of {@code original}; {@code others} lend parts. */
    final byte[] mutate(byte[] original, List<byte[]> others, SplittableRandom random) {
        byte[] bytes = original.clone();
        // most often one alone: what several do is most often refused for the first
        int changes = 1 + random.nextInt(1 + random.nextInt(4));
        for (int i = 0; i < changes; i++) {
            bytes = random.nextBoolean() ? structured(bytes, random) : anywhere(bytes, others, random);
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    /** One change to a field of the format's own: a length, a marker, a tag. {@code bytes} may be changed in place. */
    protected abstract byte[] structured(byte[] bytes, SplittableRandom random);

    private static byte[] anywhere(byte[] bytes, List<byte[]> others, SplittableRandom random) {
        // half of the changes go to the beginning, where each byte matters
        int most = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 400);
        int at = random.nextInt(most);
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> number(bytes, at, 1 << random.nextInt(3), interesting(random), random.nextBoolean());
            case 3 -> {
                return Arrays.copyOf(bytes, random.nextInt(4) == 0 ? at : bytes.length - random.nextInt(2));
            }
            case 4 -> {
                return without(bytes, at, 1 + random.nextInt(16));
            }
            case 5 -> {
                int length = 1 + random.nextInt(64);
                return with(bytes, random.nextInt(bytes.length + 1), Arrays.copyOfRange(bytes, at, at + length));
            }
            case 6 -> {
                byte[] other = others.get(random.nextInt(others.size()));
                int from = random.nextInt(other.length);
                int length = Math.min(1 + random.nextInt(128), other.length - from);
                return with(bytes, at, Arrays.copyOfRange(other, from, from + length));
            }
            default -> {
                byte[] other = others.get(random.nextInt(others.size()));
                int length = Math.min(bytes.length, other.length) - at;
                if (length > 0) {
                    System.arraycopy(other, at, bytes, at, length);
                }
            }
        }
        return bytes;
    }

    /** A number that has broken readers before. */
    static int interesting(SplittableRandom random) {
        return INTERESTING[random.nextInt(INTERESTING.length)];
    }

    /** Writes the low bytes of a number, as far as there is room. */
    static void number(byte[] bytes, int at, int width, int value, boolean bigEndian) {
        for (int i = 0; i < width && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> 8 * (bigEndian ? width - 1 - i : i));
        }
    }

    static byte[] without(byte[] bytes, int at, int length) {
        int end = Math.min(bytes.length, at + length);
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - (end - at));
        System.arraycopy(bytes, end, shorter, at, bytes.length - end);
        return shorter;
    }

    static byte[] with(byte[] bytes, int at, byte[] inserted) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + inserted.length);
        System.arraycopy(inserted, 0, longer, at, inserted.length);
        System.arraycopy(bytes, at, longer, at + inserted.length, bytes.length - at);
        return longer;
    }
}
