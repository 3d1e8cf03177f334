package org.overread.ai.phantom;

import org.overread.core.finding.Laterality;
import org.overread.core.image.PatientPoint;

/**
 * Acute blood that a head phantom is known to hold.
 *
 * @param centre of mass, mm LPS+ in the phantom's frame of reference
 * @param hu its density
 */
public record PhantomBleed(Place place, PatientPoint centre, double volumeMl, double hu, Laterality laterality) {

    /** Where the blood lies. */
    public enum Place {
        /** Within the brain: an ellipsoid. */
        INTRAPARENCHYMAL,
        /** Between skull and brain: a crescent. */
        SUBDURAL
    }
}
