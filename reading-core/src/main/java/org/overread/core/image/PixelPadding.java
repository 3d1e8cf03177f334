package org.overread.core.image;

/**
 * The values that are no image but fill it up to a rectangle: Pixel Padding Value, with Range Limit (PS3.3 C.7.5.1.1.2).
 *
 * @param least first of them; stored values, or for floating point pixels the numbers themselves
 * @param greatest last of them
 */
public record PixelPadding(double least, double greatest) {

    /** Of two limits, whichever is the greater: MONOCHROME1 has them the other way round. */
    public static PixelPadding between(double one, double other) {
        return new PixelPadding(Math.min(one, other), Math.max(one, other));
    }

    public boolean contains(double stored) {
        return stored >= least && stored <= greatest;
    }
}
