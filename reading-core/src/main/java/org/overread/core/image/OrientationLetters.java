package org.overread.core.image;

/**
 * What lies towards each edge of an image, in the letters of Patient Orientation (PS3.3 C.7.6.1.1.1): L, R, A, P, H, F,
 * up to three of them, the strongest direction first.
 */
public record OrientationLetters(String left, String right, String top, String bottom) {
    /** Components below this (about 5°) get no letter. */
    private static final double NEGLIGIBLE = 0.0872;

    public static OrientationLetters of(ImagePlane plane) {
        Direction row = plane.alongRow();
        Direction column = plane.alongColumn();
        return new OrientationLetters(letters(opposite(row)), letters(row), letters(opposite(column)), letters(column));
    }

    /** Letters of the direction that is pointed in, e.g. "L", "AR", "PHL". */
    public static String letters(Direction direction) {
        double[] size = {Math.abs(direction.x()), Math.abs(direction.y()), Math.abs(direction.z())};
        char[] letter = {direction.x() > 0 ? 'L' : 'R', direction.y() > 0 ? 'P' : 'A', direction.z() > 0 ? 'H' : 'F'};
        StringBuilder letters = new StringBuilder(3);
        for (int written = 0; written < 3; written++) {
            int strongest = 0;
            for (int axis = 1; axis < 3; axis++) {
                strongest = size[axis] > size[strongest] ? axis : strongest;
            }
            if (size[strongest] > NEGLIGIBLE) {
                letters.append(letter[strongest]);
            }
            size[strongest] = -1;
        }
        return letters.toString();
    }

    private static Direction opposite(Direction direction) {
        return new Direction(-direction.x(), -direction.y(), -direction.z());
    }
}
