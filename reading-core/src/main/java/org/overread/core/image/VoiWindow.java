package org.overread.core.image;

/**
 * A linear window in modality units: Window Center (0028,1050), Window Width (0028,1051), VOI LUT Function LINEAR
 * (PS3.3 C.11.2.1.2.1).
 *
 * @param width at least 1
 * @param explanation Window Center &amp; Width Explanation, or the preset's name
 */
public record VoiWindow(double center, double width, String explanation) {
    public VoiWindow {
        if (!(width >= 1)) {
            throw new IllegalArgumentException("window width below 1: " + width);
        }
    }

    /** Grey level 0…1 of a modality value. */
    public double grey(double value) {
        if (value <= center - 0.5 - (width - 1) / 2) {
            return 0;
        }
        if (value > center - 0.5 + (width - 1) / 2) {
            return 1;
        }
        return (value - (center - 0.5)) / (width - 1) + 0.5;
    }
}
