package org.overread.core.finding;

/** A model's raw output for one region. No unit, not comparable between models, not a probability. */
public record ModelScore(double value) {
    public ModelScore {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("score is not finite");
        }
    }
}
