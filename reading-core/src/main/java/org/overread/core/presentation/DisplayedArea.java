package org.overread.core.presentation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What part of an image to show, and how large (PS3.3 C.10.4).
 *
 * @param topLeft the pixel that is top left once the spatial transformation is done; may lie outside the image
 * @param bottomRight the pixel that is bottom right then
 * @param spacing Presentation Pixel Spacing
 * @param aspect Presentation Pixel Aspect Ratio
 * @param magnification screen pixels for an image pixel, of MAGNIFY
 */
public record DisplayedArea(
        ImageSelection images,
        Pixel topLeft,
        Pixel bottomRight,
        SizeMode sizeMode,
        Optional<Spacing> spacing,
        Optional<AspectRatio> aspect,
        OptionalDouble magnification) {

    /** A pixel of the image as stored, column and row counted from 1. */
    public record Pixel(int column, int row) {}

    /** Presentation Size Mode. */
    public enum SizeMode {
        SCALE_TO_FIT,
        TRUE_SIZE,
        MAGNIFY
    }

    /** Millimetres between the centres of rows and of columns. */
    public record Spacing(double betweenRowsMm, double betweenColumnsMm) {}

    /** Height by width of a pixel. */
    public record AspectRatio(int vertical, int horizontal) {}
}
