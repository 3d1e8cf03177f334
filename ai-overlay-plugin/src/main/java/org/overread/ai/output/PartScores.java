package org.overread.ai.output;

/** Scores of parts, made of those of their voxels. */
public final class PartScores {

    /** The greatest of each part, by its number. */
    public static float[] greatest(ConnectedParts parts, float[] each) {
        int[] numbers = parts.numbers();
        float[] greatest = new float[parts.count() + 1];
        for (int i = 0; i < numbers.length; i++) {
            greatest[numbers[i]] = Math.max(greatest[numbers[i]], each[i]);
        }
        return greatest;
    }

    private PartScores() {}
}
