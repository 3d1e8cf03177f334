package org.overread.viewer.overlaying;

import java.util.Optional;
import org.overread.core.image.Rgb;
import org.overread.core.measurement.Shape;

/**
 * A label that a source speaks of.
 *
 * @param text what it is called
 * @param volume what it fills, in words with its unit, or why that is not known; empty where nothing is said of it
 * @param mask the one mask that it is, to be kept as a measurement; empty where its volume is not known or it is several
 * @param mapped whether it lies over pictures, as a mask or a heatmap
 * @param range between which scores the reader may choose; empty where there is nothing to choose
 */
public record SourceLabel(
        LabelKey key,
        String text,
        Optional<String> volume,
        Optional<Shape.MaskVolume> mask,
        Rgb colour,
        boolean mapped,
        Optional<ScoreRange> range) {

    /**
     * What the reader may choose.
     *
     * @param operatingPoint where it stands until he does
     */
    public record ScoreRange(double least, double operatingPoint, double most) {
        double clamp(double score) {
            return Math.clamp(score, least, most);
        }
    }
}
