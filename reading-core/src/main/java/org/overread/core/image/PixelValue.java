package org.overread.core.image;

/**
 * What a pixel says, as a measurement: value, unit, where it comes from.
 *
 * @param quantity what is measured ("SUVbw", a mapping's label); may be empty
 * @param unit empty where the file names none
 */
public record PixelValue(String quantity, double value, String unit, Source source) {

    /** How the value came out of the stored one. */
    public enum Source {
        STORED,
        MODALITY,
        REAL_WORLD_MAPPING,
        SUV
    }
}
