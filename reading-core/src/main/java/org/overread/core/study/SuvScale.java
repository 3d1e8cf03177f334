package org.overread.core.study;

/**
 * From a PET image's modality values to standardized uptake values: SUV = factor · modality value.
 *
 * @param basis what the dose is spread over
 */
public record SuvScale(Basis basis, double factor) {

    /** SUV Type (0054,1006). */
    public enum Basis {
        BODY_WEIGHT("SUVbw", "g/ml"),
        /** By Janmahasatian. */
        LEAN_BODY_MASS("SUVlbm", "g/ml"),
        BODY_SURFACE_AREA("SUVbsa", "cm2/ml"),
        IDEAL_BODY_WEIGHT("SUVibw", "g/ml");

        private final String quantity;
        private final String unit;

        Basis(String quantity, String unit) {
            this.quantity = quantity;
            this.unit = unit;
        }

        public String quantity() {
            return quantity;
        }

        public String unit() {
            return unit;
        }
    }
}
