package org.overread.core.measurement;

import java.util.Objects;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.image.PixelSpacing;

/**
 * A number that was measured, with its unit and what it rests on (invariant I2).
 *
 * @param derivation how it sums up many values: mean, minimum, …; empty for a number that stands by itself
 * @param basis where the spacing behind a length or an area is known from; empty for numbers that need none
 */
public record Measured(
        CodedConcept quantity,
        Optional<CodedConcept> derivation,
        double value,
        Unit unit,
        Optional<PixelSpacing.Origin> basis) {
    public Measured {
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(unit, "unit");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("measurement is not finite");
        }
    }
}
