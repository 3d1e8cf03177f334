package org.overread.core.image;

import java.util.Objects;

/**
 * Where a frame lies in the patient (PS3.3 C.7.6.2).
 *
 * @param frameOfReferenceUid frame of reference of all patient points here
 * @param firstPixelCentre Image Position (Patient): the centre of the first pixel, mm LPS+
 * @param alongRow direction of increasing column index
 * @param alongColumn direction of increasing row index
 */
public record ImagePlane(
        String frameOfReferenceUid,
        PatientPoint firstPixelCentre,
        Direction alongRow,
        Direction alongColumn,
        PixelSpacing spacing) {

    public ImagePlane {
        Objects.requireNonNull(frameOfReferenceUid, "frameOfReferenceUid");
        Objects.requireNonNull(spacing, "spacing");
    }

    public Direction normal() {
        return alongRow.cross(alongColumn);
    }

    /** The patient position of a point of this frame. */
    public PatientPoint toPatient(ImagePoint point) {
        return firstPixelCentre
                .plus((point.column() - 0.5) * spacing.betweenColumnsMm(), alongRow)
                .plus((point.row() - 0.5) * spacing.betweenRowsMm(), alongColumn);
    }

    /** The foot of the perpendicular from a patient point on this plane. */
    public ImagePoint toImage(PatientPoint point) {
        return new ImagePoint(
                alongRow.along(firstPixelCentre, point) / spacing.betweenColumnsMm() + 0.5,
                alongColumn.along(firstPixelCentre, point) / spacing.betweenRowsMm() + 0.5);
    }

    /** Signed distance of a patient point from this plane along {@link #normal}, mm. */
    public double distanceMm(PatientPoint point) {
        return normal().along(firstPixelCentre, point);
    }
}
