package org.overread.core.finding;

/** Certainty of Finding (111012, DCM), 0…100 %: what a model's calibration makes of a score. */
public record CertaintyOfFinding(double percent) {
    public CertaintyOfFinding {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("certainty outside 0…100 %: " + percent);
        }
    }
}
