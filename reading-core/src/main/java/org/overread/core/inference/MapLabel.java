package org.overread.core.inference;

import java.util.Optional;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Measurement;
import org.overread.core.image.Rgb;

/**
 * What a value or a channel of a map stands for.
 *
 * @param index the value in a {@link ResultMap.LabelMap}, from 1; the channel of the model's output otherwise
 * @param volume of all its voxels on the model's own grid, in ml; empty where the images have no such scale
 * @param finding whether its parts are findings; anatomy otherwise
 */
public record MapLabel(
        int index,
        CodedConcept code,
        Optional<Laterality> laterality,
        Optional<Rgb> colour,
        Optional<Measurement> volume,
        boolean finding) {

    /** Of anatomy. */
    public MapLabel(
            int index,
            CodedConcept code,
            Optional<Laterality> laterality,
            Optional<Rgb> colour,
            Optional<Measurement> volume) {
        this(index, code, laterality, colour, volume, false);
    }
}
