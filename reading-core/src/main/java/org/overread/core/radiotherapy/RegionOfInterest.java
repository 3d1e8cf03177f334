package org.overread.core.radiotherapy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.Rgb;

/**
 * A region of interest of a structure set (PS3.3 C.8.8.5, C.8.8.6).
 *
 * @param number ROI Number, by which other objects refer to it
 * @param frameOfReferenceUid of its contours; empty where it is not said: then they have no place
 * @param generationAlgorithm AUTOMATIC, SEMIAUTOMATIC, MANUAL
 * @param volumeCm3 as the writer stated it
 */
public record RegionOfInterest(
        int number,
        Optional<String> name,
        Optional<String> description,
        Optional<String> frameOfReferenceUid,
        Optional<String> generationAlgorithm,
        OptionalDouble volumeCm3,
        Optional<Rgb> colour,
        List<Contour> contours,
        List<RoiObservation> observations) {
    public RegionOfInterest {
        contours = List.copyOf(contours);
        observations = List.copyOf(observations);
    }

    /** A contour as it lies on an image: its points, in order. */
    public record OnPlane(Contour contour, List<ImagePoint> points) {
        public OnPlane {
            points = List.copyOf(points);
        }
    }

    /** Whether its contours and a plane are in one frame of reference; else nothing can be said of where they lie on it. */
    public boolean comparableWith(ImagePlane plane) {
        return frameOfReferenceUid.equals(Optional.of(plane.frameOfReferenceUid()));
    }

    /**
     * The contours all of whose points lie within a tolerance, mm, of a plane; none in another frame of reference, which
     * {@link #comparableWith} tells.
     */
    public List<OnPlane> on(ImagePlane plane, double toleranceMm) {
        return comparableWith(plane)
                ? contours.stream()
                        .filter(contour -> contour.liesOn(plane, toleranceMm))
                        .map(contour -> new OnPlane(
                                contour,
                                contour.points().stream().map(plane::toImage).toList()))
                        .toList()
                : List.of();
    }
}
