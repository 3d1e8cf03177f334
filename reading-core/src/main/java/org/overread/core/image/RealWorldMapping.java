package org.overread.core.image;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One item of Real World Value Mapping Sequence (0040,9096): what stored values mean in the world (PS3.3 C.7.6.16.2.11).
 *
 * @param first least stored value that is mapped
 * @param last greatest stored value that is mapped
 * @param table LUT data, one value for each stored value from {@code first}; empty where the mapping is linear
 * @param unit code of Measurement Units, UCUM as a rule ("[hnsf'U]", "mm2/s")
 * @param label LUT Label, or LUT Explanation where there is none; may be empty
 * @param quantity meaning of the quantity that is measured, where stated
 */
public record RealWorldMapping(
        double first,
        double last,
        double slope,
        double intercept,
        Optional<double[]> table,
        String unit,
        String label,
        Optional<String> quantity) {

    /** The value that a stored value stands for; empty outside the mapped range. */
    public OptionalDouble value(double stored) {
        if (!(stored >= first && stored <= last)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                table.isPresent() ? table.get()[(int) Math.round(stored - first)] : slope * stored + intercept);
    }
}
