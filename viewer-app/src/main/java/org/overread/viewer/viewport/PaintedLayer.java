package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.Rgb;

/**
 * A label of a mask, a heatmap that was blended into a picture, or a landmark over it: what its legend says.
 *
 * @param source who made it: a model with its version, or another system
 * @param runUid the run of a model of this station that made it, so that no reader has verified it; empty for other systems'
 * @param colour of the label
 * @param scale of a heatmap
 * @param volume what a mask fills, in words with its unit
 */
public record PaintedLayer(
        String source,
        Optional<String> runUid,
        String label,
        Rgb colour,
        Optional<Scale> scale,
        Optional<String> volume) {

    /** Of something that has no volume. */
    public PaintedLayer(String source, Optional<String> runUid, String label, Rgb colour, Optional<Scale> scale) {
        this(source, runUid, label, colour, scale, Optional.empty());
    }

    /** Whether a model of this station made it. */
    public boolean byModel() {
        return runUid.isPresent();
    }

    /**
     * Which values colours stand for.
     *
     * @param unit of the values, as it is written; of scores, that they are some
     * @param least the value of the first colour
     * @param most the value of the last colour
     * @param colours evenly spaced in value
     */
    public record Scale(String unit, double least, double most, List<Rgb> colours) {
        public Scale {
            colours = List.copyOf(colours);
        }
    }
}
