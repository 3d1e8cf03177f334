package org.overread.core.codec.jpegls;

/**
 * The colour transforms of Hewlett-Packard's encoder, which an application marker "mrfx" names: green is taken off red
 * and blue, modulo the range of samples. Shape: lines of three components, samples from index 1 to the last but one.
 */
final class HpTransform {

    /** Brings transformed lines back to red, green, blue, in place; {@code kind} 0 leaves them. */
    static void undo(int kind, int precision, int[][] lines) {
        int range = 1 << precision;
        int most = range - 1;
        for (int x = 1; kind > 0 && x < lines[0].length - 1; x++) {
            int first = lines[0][x];
            int second = lines[1][x];
            int third = lines[2][x];
            int green = kind == 3 ? first - (second + third >> 2) + range / 4 & most : second;
            int red = (kind == 3 ? third : first) + green - range / 2 & most;
            int blue = switch (kind) {
                case 1 -> third + green;
                case 2 -> third + (red + green >> 1);
                default -> second + green;
            };
            lines[0][x] = red;
            lines[1][x] = green;
            lines[2][x] = blue - range / 2 & most;
        }
    }

    private HpTransform() {}
}
