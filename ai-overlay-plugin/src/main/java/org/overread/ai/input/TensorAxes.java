package org.overread.ai.input;

import java.util.Optional;
import org.overread.core.image.Direction;
import org.overread.core.image.VolumeGeometry;

/**
 * Which axis of a volume each spatial axis of a tensor follows, and which way.
 *
 * @param depth for the tensor's first spatial axis, {@code height} for the second, {@code width} for the third
 */
record TensorAxes(Axis depth, Axis height, Axis width) {

    /**
     * An axis of a volume.
     *
     * @param source 0 column, 1 row, 2 slice
     * @param reversed whether the tensor's axis runs against it
     */
    record Axis(int source, boolean reversed) {}

    private static final int[][] ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    /** Slices, rows, columns as stored. */
    static TensorAxes asStored() {
        return new TensorAxes(new Axis(2, false), new Axis(1, false), new Axis(0, false));
    }

    /**
     * The axes whose directions come closest to the letters: each axis of the volume once, so that the sum of their cosines
     * with the patient's axes is largest.
     *
     * @param letters where depth, height and width grow, e.g. "SPL": to the patient's head, back and left
     * @return empty where the letters are no orientation
     */
    static Optional<TensorAxes> of(String letters, VolumeGeometry source) {
        if (letters.length() != 3 || patientAxes(letters) != 0b111) {
            return Optional.empty();
        }
        int[] best = ORDERS[0];
        double sum = -1;
        for (int[] order : ORDERS) {
            double along = 0;
            for (int axis = 0; axis < 3; axis++) {
                along += Math.abs(cosine(letters.charAt(axis), source, order[axis]));
            }
            if (along > sum + 1e-9) {
                sum = along;
                best = order;
            }
        }
        return Optional.of(new TensorAxes(
                axis(letters.charAt(0), source, best[0]),
                axis(letters.charAt(1), source, best[1]),
                axis(letters.charAt(2), source, best[2])));
    }

    private static Axis axis(char letter, VolumeGeometry source, int sourceAxis) {
        return new Axis(sourceAxis, cosine(letter, source, sourceAxis) < 0);
    }

    /** A bit for each of the patient's axes that a letter names; other than 7 where one is missing or named twice. */
    private static int patientAxes(String letters) {
        int seen = 0;
        for (char letter : letters.toCharArray()) {
            int axis = "RLAPIS".indexOf(letter) / 2;
            if ("RLAPIS".indexOf(letter) < 0) {
                return 0;
            }
            seen |= 1 << axis;
        }
        return seen;
    }

    private static double cosine(char letter, VolumeGeometry source, int sourceAxis) {
        Direction direction = SourceGrid.direction(source, sourceAxis);
        return switch (letter) {
            case 'L' -> direction.x();
            case 'R' -> -direction.x();
            case 'P' -> direction.y();
            case 'A' -> -direction.y();
            case 'S' -> direction.z();
            default -> -direction.z();
        };
    }
}
