package org.overread.ai.phantom;

import org.overread.core.finding.Laterality;
import org.overread.core.image.PatientPoint;

/**
 * A nodule that a phantom is known to hold: a ball.
 *
 * @param solidMm the diameter of the ball of soft tissue in its middle: all of a solid nodule, 0 of one of ground glass
 */
public record PhantomNodule(
        PatientPoint centre, double diameterMm, double solidMm, Place place, Laterality laterality) {

    /** What it is made of. */
    public Density density() {
        return solidMm == diameterMm ? Density.SOLID : solidMm > 0 ? Density.PART_SOLID : Density.GROUND_GLASS;
    }

    /** What a nodule is made of. */
    public enum Density {
        SOLID,
        PART_SOLID,
        GROUND_GLASS
    }

    /** What the nodule touches. */
    public enum Place {
        /** Nothing: lung all around. */
        ISOLATED,
        /** A vessel. */
        JUXTAVASCULAR,
        /** The pleura: part of the ball lies in the chest wall. */
        JUXTAPLEURAL
    }
}
