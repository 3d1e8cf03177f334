package org.overread.viewer.fusing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.registration.Transform;
import org.overread.core.study.Series;
import org.overread.core.study.Slice;
import org.overread.core.study.SliceStack;

/**
 * A volume that can be blended over another series, and how it is known where it lies.
 *
 * @param intoPartner from the other series' frame of reference to the volume's
 * @param registration the Spatial Registration that says so; empty where both have the same frame of reference
 */
record FusionPartner(Series series, SliceStack stack, Transform intoPartner, Optional<String> registration) {

    /** Whether it is the same volume in the same place, also after other images of the study have come. */
    boolean same(FusionPartner other) {
        return (stack == other.stack || slices().equals(other.slices()))
                && registration.equals(other.registration)
                && Arrays.equals(intoPartner.elements(), other.intoPartner.elements());
    }

    private List<FrameRef> slices() {
        return stack.slices().stream().map(Slice::ref).toList();
    }
}
