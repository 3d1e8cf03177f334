package org.overread.core.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages the markers of codestreams and the segments behind them; in RLE, which has none, the header. */
final class CodestreamMutator extends Mutator {
    private static final int RLE_HEADER = 64;

    @Override
    protected byte[] structured(byte[] bytes, SplittableRandom random) {
        int at = marker(bytes, random);
        if (at < 0) {
            int field = random.nextInt(RLE_HEADER / 4) * 4;
            number(
                    bytes,
                    field,
                    4,
                    random.nextBoolean() ? interesting(random) : random.nextInt(bytes.length + 2),
                    false);
            return bytes;
        }
        int declared = at + 4 <= bytes.length ? (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF : 2;
        int end = Math.min(bytes.length, at + 2 + Math.min(declared, 4096));
        switch (random.nextInt(7)) {
            case 0 -> number(bytes, at + 1, 1, random.nextInt(256), true);
            case 1 -> number(bytes, at + 2, 2, declared + random.nextInt(-4, 5), true);
            case 2 -> number(bytes, at + 2, 2, interesting(random), true);
            case 3 -> {
                return without(bytes, at, Math.max(2, end - at));
            }
            case 4 -> {
                int to = Math.max(0, marker(bytes, random));
                return with(bytes, to, Arrays.copyOfRange(bytes, at, Math.max(at + 2, end)));
            }
            default -> {
                int inside = at + 4 + random.nextInt(Math.max(1, end - at - 4));
                number(bytes, inside, 1 << random.nextInt(3), small(random), true);
            }
        }
        return bytes;
    }

    private static int small(SplittableRandom random) {
        return random.nextBoolean() ? random.nextInt(20) : interesting(random);
    }

    /** A marker: FF and a code of 4F or more. -1 where there is none. */
    private static int marker(byte[] bytes, SplittableRandom random) {
        int most = random.nextInt(4) == 0 ? bytes.length : Math.min(bytes.length, 300);
        int from = random.nextInt(most);
        for (int i = 0; i + 1 < bytes.length; i++) {
            int at = (from + i) % (bytes.length - 1);
            if (bytes[at] == (byte) 0xFF && (bytes[at + 1] & 0xFF) >= 0x4F && bytes[at + 1] != (byte) 0xFF) {
                return at;
            }
        }
        return -1;
    }
}
