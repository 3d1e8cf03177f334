package org.overread.core.image;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An overlay of repeating group 60xx (PS3.3 C.9.2): which bits lie over which frames.
 *
 * @param group 0x6000 … 0x601E
 * @param columns size in pixels of the image
 * @param originColumn image column of its first column, zero-based; may lie outside the image
 * @param originRow image row of its first row, zero-based
 * @param frames bitmaps that it has
 * @param firstFrame image frame (1-based) over which the first lies
 * @param overAll whether its only bitmap lies over every frame
 * @param roiArea pixels of a region of interest, as stated; with mean and standard deviation in stored values
 */
public record OverlayPlane(
        int group,
        Kind kind,
        String subtype,
        String label,
        String description,
        int columns,
        int rows,
        int originColumn,
        int originRow,
        int frames,
        int firstFrame,
        boolean overAll,
        OptionalLong roiArea,
        OptionalDouble roiMean,
        OptionalDouble roiStandardDeviation) {

    /** Overlay Type (60xx,0040). */
    public enum Kind {
        GRAPHICS,
        REGION
    }

    /** Which of its bitmaps, from 0, lies over an image frame (1-based); empty where none does. */
    public Optional<Integer> bitmapOver(int imageFrame) {
        if (overAll) {
            return Optional.of(0);
        }
        int bitmap = imageFrame - firstFrame;
        return bitmap >= 0 && bitmap < frames ? Optional.of(bitmap) : Optional.empty();
    }
}
