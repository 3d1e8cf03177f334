package org.overread.core.image;

import java.util.List;
import java.util.Optional;

/**
 * What lies towards each edge of an image, in the letters of Patient Orientation (PS3.3 C.7.6.1.1.1): L, R, A, P, H, F,
 * up to three of them, the strongest direction first; for quadrupeds LE, RT, D, V, CR, CD. Empty text where nothing is
 * known of an edge.
 */
public record OrientationLetters(String left, String right, String top, String bottom) {
    /** Components below this (about 5°) get no letter. */
    private static final double NEGLIGIBLE = 0.0872;

    /** Of a frame whose place is known. */
    public static OrientationLetters of(ImagePlane plane) {
        return of(plane.alongRow(), plane.alongColumn(), plane.axes());
    }

    /** Of a frame of which only the directions are known. @param row of increasing column; column: of increasing row */
    public static OrientationLetters of(Direction row, Direction column, PatientAxes axes) {
        return new OrientationLetters(
                letters(row.opposite(), axes),
                letters(row, axes),
                letters(column.opposite(), axes),
                letters(column, axes));
    }

    /**
     * Of Patient Orientation (0020,0020), for images without a plane: what lies to the right and at the bottom. Empty
     * where the values are not two, or not letters of the standard.
     */
    public static Optional<OrientationLetters> ofPatientOrientation(List<String> values, boolean quadruped) {
        if (values.size() != 2) {
            return Optional.empty();
        }
        OrientationCode code = quadruped ? OrientationCode.QUADRUPED : OrientationCode.BIPED;
        Optional<String> right = code.letters(values.get(0));
        Optional<String> bottom = code.letters(values.get(1));
        return right.isEmpty() || bottom.isEmpty()
                ? Optional.empty()
                : Optional.of(new OrientationLetters(
                        code.opposite(right.get()), right.get(), code.opposite(bottom.get()), bottom.get()));
    }

    /** Letters of the direction that is pointed in, in a human patient, e.g. "L", "AR", "PHL". */
    public static String letters(Direction direction) {
        return letters(direction, PatientAxes.BIPED);
    }

    private static String letters(Direction direction, PatientAxes axes) {
        double[] component = {direction.x(), direction.y(), direction.z()};
        boolean[] written = new boolean[3];
        StringBuilder letters = new StringBuilder(6);
        for (int count = 0; count < 3; count++) {
            int strongest = -1;
            for (int axis = 0; axis < 3; axis++) {
                if (!written[axis] && (strongest < 0 || Math.abs(component[axis]) > Math.abs(component[strongest]))) {
                    strongest = axis;
                }
            }
            written[strongest] = true;
            if (Math.abs(component[strongest]) > NEGLIGIBLE) {
                letters.append(axes.letter(strongest, component[strongest] > 0));
            }
        }
        return letters.toString();
    }
}
