package org.overread.core.finding;

import java.util.Objects;

/** A number with its unit and where it comes from (invariant I2). */
public record Measurement(CodedConcept quantity, double value, Unit unit, Source source) {

    /** Who made the number. */
    public enum Source {
        MODEL,
        READER
    }

    public Measurement {
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(source, "source");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("measurement is not finite");
        }
    }
}
