package org.overread.core.image;

import java.util.OptionalDouble;

/**
 * One axis of an ultrasound region (PS3.3 C.8.5.5.1.2).
 *
 * @param perPixel change per pixel to the right or downwards; may be negative
 * @param reference position of the reference pixel from the region's first column or row; empty where not stated
 * @param referenceValue value at the reference pixel; empty where not stated
 */
public record RegionAxis(Unit unit, double perPixel, OptionalDouble reference, OptionalDouble referenceValue) {

    /** Physical Units X (0018,6024) and Y Direction (0018,6026); index = the standard's code. */
    public enum Unit {
        NONE(""),
        PERCENT("%"),
        DECIBEL("dB"),
        CENTIMETRE("cm"),
        SECOND("s"),
        HERTZ("Hz"),
        DECIBEL_PER_SECOND("dB/s"),
        CENTIMETRE_PER_SECOND("cm/s"),
        SQUARE_CENTIMETRE("cm²"),
        SQUARE_CENTIMETRE_PER_SECOND("cm²/s"),
        CUBIC_CENTIMETRE("cm³"),
        CUBIC_CENTIMETRE_PER_SECOND("cm³/s"),
        DEGREE("°");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** Value along this axis at a pixel position counted from the region's first; empty where the reference is unknown. */
    public OptionalDouble value(double position) {
        return reference.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(referenceValue.orElse(0) + (position - reference.getAsDouble()) * perPixel);
    }
}
