package org.overread.core.codec.jpeg2000;

/**
 * Coding contexts by neighbourhood. A window is nine bits, the 3 × 3 samples row by row from the upper left (bit 0), the
 * sample itself at bit 4. Standard: T.800 D.3.
 */
final class BlockContexts {
    private static final int NEIGHBOURS_IN_CROSS = 0xAA;

    /** Zero coding, by window, for each orientation of {@link Subband}. */
    private static final byte[][] ZERO = {zero(0), zero(1), zero(2), zero(3)};

    /** Sign coding, by (significance of the cross | its signs, one bit lower): context, and 32 where the sign is flipped. */
    private static final byte[] SIGN = sign();

    static byte[] zeroCoding(int orientation) {
        return ZERO[orientation];
    }

    static byte[] signCoding() {
        return SIGN;
    }

    private static byte[] zero(int orientation) {
        byte[] table = new byte[512];
        for (int window = 0; window < table.length; window++) {
            int across = bit(window, 3) + bit(window, 5);
            int along = bit(window, 1) + bit(window, 7);
            int diagonal = bit(window, 0) + bit(window, 2) + bit(window, 6) + bit(window, 8);
            table[window] = (byte)
                    switch (orientation) {
                        case Subband.HL -> lowVertical(along, across, diagonal);
                        case Subband.HH -> highBoth(across + along, diagonal);
                        default -> lowVertical(across, along, diagonal);
                    };
        }
        return table;
    }

    private static int lowVertical(int across, int along, int diagonal) {
        return switch (across) {
            case 2 -> 8;
            case 1 -> along > 0 ? 7 : diagonal > 0 ? 6 : 5;
            default -> along > 0 ? along + 2 : Math.min(2, diagonal);
        };
    }

    private static int highBoth(int cross, int diagonal) {
        return switch (diagonal) {
            case 0 -> Math.min(2, cross);
            case 1 -> 3 + Math.min(2, cross);
            case 2 -> cross > 0 ? 7 : 6;
            default -> 8;
        };
    }

    private static byte[] sign() {
        byte[] table = new byte[256];
        for (int index = 0; index < table.length; index++) {
            int across = clamp(signed(index, 3) + signed(index, 5));
            int along = clamp(signed(index, 1) + signed(index, 7));
            boolean flip = across < 0 || across == 0 && along < 0;
            int context = across == 0 ? 9 + Math.abs(along) : 12 + across * along;
            table[index] = (byte) (context | (flip ? 32 : 0));
        }
        return table;
    }

    private static int signed(int index, int bit) {
        return bit(index & NEIGHBOURS_IN_CROSS, bit) * (bit(index, bit - 1) == 1 ? -1 : 1);
    }

    private static int clamp(int value) {
        return Math.max(-1, Math.min(1, value));
    }

    private static int bit(int bits, int index) {
        return bits >> index & 1;
    }

    private BlockContexts() {}
}
