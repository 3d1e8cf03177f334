package org.overread.core.registration;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.finding.CodedConcept;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.reference.InstanceReference;

/**
 * A fiducial (PS3.3 C.21.2).
 *
 * @param identifier Fiducial Identifier: equal in all sets that show the same one
 * @param shape POINT, LINE, PLANE, SURFACE, RULER, L_SHAPE, T_SHAPE, SHAPE
 * @param points in the patient; empty where it is only placed on images
 * @param onImages the same on images
 * @param uncertaintyMm radius
 */
public record Fiducial(
        String identifier,
        Optional<String> description,
        Optional<CodedConcept> code,
        Optional<String> shape,
        List<PatientPoint> points,
        List<OnImage> onImages,
        OptionalDouble uncertaintyMm) {

    /** Points on one image. Frame: SCOORD convention. */
    public record OnImage(InstanceReference image, List<ImagePoint> points) {
        public OnImage {
            points = List.copyOf(points);
        }
    }

    public Fiducial {
        points = List.copyOf(points);
        onImages = List.copyOf(onImages);
    }
}
