package org.overread.core.image;

/** Native YBR_FULL_422: two luminances, then the colour differences that both share (PS3.3 C.7.6.3.1.2). */
final class ChromaUpsampling {

    /** Three samples for each pixel, from four for each two. */
    static byte[] full(byte[] subsampled, int pixels) {
        byte[] full = new byte[pixels * 3];
        for (int pixel = 0; pixel < pixels; pixel++) {
            int pair = pixel / 2 * 4;
            full[pixel * 3] = subsampled[pair + pixel % 2];
            full[pixel * 3 + 1] = subsampled[Math.min(pair + 2, subsampled.length - 1)];
            full[pixel * 3 + 2] = subsampled[Math.min(pair + 3, subsampled.length - 1)];
        }
        return full;
    }

    private ChromaUpsampling() {}
}
