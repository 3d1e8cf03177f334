package org.overread.core.study;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;

/**
 * How parallel slices lie sideways of each other: straight along their normal, at an angle (gantry tilt), or shifted
 * without rule. Half a pixel is allowed.
 */
record SliceShear(Kind kind, Optional<SeriesWarning> warning) {

    enum Kind {
        STRAIGHT,
        TILTED,
        SHIFTED
    }

    /** @param positions of the planes along the normal of the first, ascending from 0 */
    static SliceShear of(List<ImagePlane> planes, double[] positions) {
        ImagePlane first = planes.get(0);
        double halfPixel =
                Math.min(first.spacing().betweenRowsMm(), first.spacing().betweenColumnsMm()) / 2;
        int last = positions.length - 1;
        double extent = positions[last];
        PatientPoint lastOnAxis = first.firstPixelCentre().plus(extent, first.normal());
        PatientPoint lastPoint = planes.get(last).firstPixelCentre();
        double worst = 0;
        double worstOffLine = 0;
        for (int i = 0; i <= last; i++) {
            PatientPoint onAxis = first.firstPixelCentre().plus(positions[i], first.normal());
            PatientPoint point = planes.get(i).firstPixelCentre();
            double along = extent == 0 ? 0 : positions[i] / extent;
            PatientPoint onLine = new PatientPoint(
                    onAxis.x() + along * (lastPoint.x() - lastOnAxis.x()),
                    onAxis.y() + along * (lastPoint.y() - lastOnAxis.y()),
                    onAxis.z() + along * (lastPoint.z() - lastOnAxis.z()));
            worst = Math.max(worst, onAxis.distanceTo(point));
            worstOffLine = Math.max(worstOffLine, onLine.distanceTo(point));
        }
        if (worst <= halfPixel) {
            return new SliceShear(Kind.STRAIGHT, Optional.empty());
        }
        return worstOffLine <= halfPixel
                ? tilted(Math.toDegrees(Math.atan2(lastOnAxis.distanceTo(lastPoint), extent)))
                : new SliceShear(Kind.SHIFTED, Optional.of(SeriesWarning.of(SeriesWarning.Code.SHIFTED, worst)));
    }

    private static SliceShear tilted(double degrees) {
        return new SliceShear(Kind.TILTED, Optional.of(SeriesWarning.of(SeriesWarning.Code.TILTED, degrees)));
    }
}
