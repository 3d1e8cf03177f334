package org.overread.core.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages element headers of data sets: tags, VRs, lengths; drops, repeats and nests elements; adds delimiters. */
final class DataSetMutator extends Mutator {
    private static final String VRS = "AEASATCSDADSDTFDFLISLOLTOBODOFOLOVOWPNSHSLSQSSSTSVTMUCUIULUNURUSUTUV  ZZ";
    private static final int[] TAGS = {
        0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD, 0x7FE00010, 0x00020010, 0x00080005, 0x00280010, 0x00280011, 0x00280008,
        0x00280100, 0x00280002, 0x52009229, 0x52009230, 0x7FE00001, 0x00282000, 0x0040A730, 0x00620002, 0x00091001
    };

    @Override
    protected byte[] structured(byte[] bytes, SplittableRandom random) {
        int at = element(bytes, random);
        int next = Math.min(bytes.length, at + 8 + random.nextInt(24));
        switch (random.nextInt(8)) {
            case 0 -> tag(bytes, at, TAGS[random.nextInt(TAGS.length)]);
            case 1 -> {
                int vr = random.nextInt(VRS.length() / 2) * 2;
                number(bytes, at + 4, 2, VRS.charAt(vr) << 8 | VRS.charAt(vr + 1), true);
            }
            case 2 -> number(bytes, at + 6, 2, length(bytes, at, random), false);
            case 3 -> number(bytes, at + 8, 4, length(bytes, at, random), false);
            case 4 -> number(bytes, at + 4, 4, length(bytes, at, random), false);
            case 5 -> {
                return without(bytes, at, next - at);
            }
            case 6 -> {
                return with(bytes, element(bytes, random), Arrays.copyOfRange(bytes, at, next));
            }
            default -> {
                return with(bytes, at, delimiter(random));
            }
        }
        return bytes;
    }

    private static int length(byte[] bytes, int at, SplittableRandom random) {
        return random.nextBoolean() ? interesting(random) : bytes.length - at - 8 + random.nextInt(-2, 3);
    }

    private static byte[] delimiter(SplittableRandom random) {
        byte[] item = new byte[8];
        tag(item, 0, TAGS[random.nextInt(3)]);
        number(item, 4, 4, interesting(random), false);
        return item;
    }

    private static void tag(byte[] bytes, int at, int tag) {
        number(bytes, at, 2, tag >>> 16, false);
        number(bytes, at + 2, 2, tag, false);
    }

    /** Where an element seems to begin, from some place on: an even group below 0x80, or that of items or pixels. */
    private static int element(byte[] bytes, SplittableRandom random) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int from = random.nextInt(bytes.length);
        for (int at = from & ~1; at + 8 <= bytes.length && at < from + 512; at += 2) {
            int group = Short.toUnsignedInt(buffer.getShort(at));
            boolean usual = group > 0 && group < 0x80 && group % 2 == 0 || group == 0x7FE0 || group == 0xFFFE;
            boolean vr = bytes[at + 4] >= 'A' && bytes[at + 4] <= 'Z' && bytes[at + 5] >= 'A' && bytes[at + 5] <= 'Z';
            if (usual && (vr || group == 0xFFFE || buffer.getInt(at + 4) >= 0 && buffer.getInt(at + 4) < 1024)) {
                return at;
            }
        }
        return from;
    }
}
