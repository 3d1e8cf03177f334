package org.overread.ai.phantom;

import org.overread.core.finding.Laterality;
import org.overread.core.image.PatientPoint;

/** A nodule that a phantom is known to hold: a ball of soft tissue. */
public record PhantomNodule(PatientPoint centre, double diameterMm, Place place, Laterality laterality) {

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
