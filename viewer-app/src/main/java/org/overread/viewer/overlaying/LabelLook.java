package org.overread.viewer.overlaying;

import java.util.OptionalDouble;

/**
 * How the reader wants to see a label.
 *
 * @param opacity of its masks and heatmaps, 0.1 … 1
 * @param threshold the score that the reader has chosen in place of the operating point; empty where none
 */
public record LabelLook(boolean shown, double opacity, OptionalDouble threshold) {
    /** As every label of this station's models begins. */
    public static final LabelLook STANDARD = new LabelLook(true, 0.4, OptionalDouble.empty());

    /** As those of other systems begin. */
    static final LabelLook ON_WISH = new LabelLook(false, 0.4, OptionalDouble.empty());

    private static final double LEAST = 0.1;
    private static final double STEPS = 10;

    LabelLook toggled() {
        return new LabelLook(!shown, opacity, threshold);
    }

    LabelLook with(boolean nowShown) {
        return new LabelLook(nowShown, opacity, threshold);
    }

    /** By tenths. */
    LabelLook fainter(int steps) {
        double tenths = Math.round(opacity * STEPS) - steps;
        return new LabelLook(shown, Math.clamp(tenths / STEPS, LEAST, 1), threshold);
    }

    LabelLook from(double score) {
        return new LabelLook(shown, opacity, OptionalDouble.of(score));
    }
}
