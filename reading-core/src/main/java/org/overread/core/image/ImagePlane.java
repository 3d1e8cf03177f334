package org.overread.core.image;

import java.util.Objects;

/**
 * Where a frame lies in the patient (PS3.3 C.7.6.2).
 *
 * @param frameOfReferenceUid frame of reference of all patient points here
 * @param firstPixelCentre Image Position (Patient): the centre of the first pixel, mm LPS+
 * @param alongRow direction of increasing column index
 * @param alongColumn direction of increasing row index
 * @param axes what the coordinate axes mean
 */
public record ImagePlane(
        String frameOfReferenceUid,
        PatientPoint firstPixelCentre,
        Direction alongRow,
        Direction alongColumn,
        PixelSpacing spacing,
        PatientAxes axes) {

    public ImagePlane {
        Objects.requireNonNull(frameOfReferenceUid, "frameOfReferenceUid");
        Objects.requireNonNull(spacing, "spacing");
        Objects.requireNonNull(axes, "axes");
    }

    /** In a human patient. */
    public ImagePlane(
            String frameOfReferenceUid,
            PatientPoint firstPixelCentre,
            Direction alongRow,
            Direction alongColumn,
            PixelSpacing spacing) {
        this(frameOfReferenceUid, firstPixelCentre, alongRow, alongColumn, spacing, PatientAxes.BIPED);
    }

    /** The unit vector that row and column direction make in this order; away from the viewer. */
    public Direction normal() {
        return alongRow.cross(alongColumn).unit();
    }

    /** The same plane with its first pixel elsewhere. */
    public ImagePlane at(PatientPoint first) {
        return new ImagePlane(frameOfReferenceUid, first, alongRow, alongColumn, spacing, axes);
    }

    /** The patient position of a point of this frame. */
    public PatientPoint toPatient(ImagePoint point) {
        return firstPixelCentre
                .plus((point.column() - 0.5) * spacing.betweenColumnsMm(), alongRow)
                .plus((point.row() - 0.5) * spacing.betweenRowsMm(), alongColumn);
    }

    /** The foot of the perpendicular from a patient point on this plane; exact also where the axes are not quite at right angles. */
    public ImagePoint toImage(PatientPoint point) {
        double skew = alongRow.dot(alongColumn);
        double row = alongRow.along(firstPixelCentre, point);
        double column = alongColumn.along(firstPixelCentre, point);
        double scale = 1 / (1 - skew * skew);
        return new ImagePoint(
                (row - skew * column) * scale / spacing.betweenColumnsMm() + 0.5,
                (column - skew * row) * scale / spacing.betweenRowsMm() + 0.5);
    }

    /** Signed distance of a patient point from this plane along {@link #normal}, mm. */
    public double distanceMm(PatientPoint point) {
        return normal().along(firstPixelCentre, point);
    }
}
