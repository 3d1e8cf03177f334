package org.overread.core.hanging;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientAxes;

/** How slices lie in the patient, by their geometry alone; a tilt of up to about 37° keeps the name. */
public enum AnatomicalPlane {
    SAGITTAL,
    CORONAL,
    AXIAL;

    private static final double LEAST_COSINE = 0.8;

    /** What all the planes are; empty where they differ, lie between two names, are not the patient's, or are none. */
    static Optional<AnatomicalPlane> of(List<ImagePlane> planes) {
        Optional<AnatomicalPlane> first = planes.isEmpty() ? Optional.empty() : of(planes.getFirst());
        return first.filter(named -> planes.stream().allMatch(plane -> of(plane).equals(first)));
    }

    private static Optional<AnatomicalPlane> of(ImagePlane plane) {
        if (plane.axes() == PatientAxes.OTHER) {
            return Optional.empty();
        }
        Direction normal = plane.normal();
        double[] along = {Math.abs(normal.x()), Math.abs(normal.y()), Math.abs(normal.z())};
        for (AnatomicalPlane named : values()) {
            if (along[named.ordinal()] >= LEAST_COSINE) {
                return Optional.of(named);
            }
        }
        return Optional.empty();
    }
}
