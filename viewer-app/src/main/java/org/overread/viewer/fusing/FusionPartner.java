package org.overread.viewer.fusing;

import java.util.Arrays;
import java.util.Optional;
import org.overread.core.registration.Transform;
import org.overread.core.study.Series;
import org.overread.core.study.SliceStack;

/**
 * A volume that can be blended over another series, and how it is known where it lies.
 *
 * @param intoPartner from the other series' frame of reference to the volume's
 * @param registration the Spatial Registration that says so; empty where both have the same frame of reference
 */
record FusionPartner(Series series, SliceStack stack, Transform intoPartner, Optional<String> registration) {

    /** Whether it is the same volume in the same place. */
    boolean same(FusionPartner other) {
        return stack == other.stack
                && registration.equals(other.registration)
                && Arrays.equals(intoPartner.elements(), other.intoPartner.elements());
    }
}
