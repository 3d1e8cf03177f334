package org.overread.core.image;

import java.util.Optional;

/**
 * From the VOI transformation's grey to what is shown (PS3.3 C.11.4, C.11.6).
 *
 * @param inverted whether low values are shown bright; never with a table, which says so itself
 * @param table Presentation LUT Sequence (2050,0010)
 */
public record PresentationLut(boolean inverted, Optional<LookupTable> table) {
    public static final PresentationLut IDENTITY = new PresentationLut(false, Optional.empty());
    public static final PresentationLut INVERSE = new PresentationLut(true, Optional.empty());

    public PresentationLut {
        if (inverted && table.isPresent()) {
            throw new IllegalArgumentException("a presentation table that is inverted besides");
        }
    }

    /** Level 0 (black) … 1 (white) of a grey 0…1. */
    public double level(double grey) {
        if (table.isPresent()) {
            LookupTable lut = table.get();
            return (double) lut.at(lut.first() + grey * (lut.entries().length - 1)) / lut.range();
        }
        return inverted ? 1 - grey : grey;
    }
}
