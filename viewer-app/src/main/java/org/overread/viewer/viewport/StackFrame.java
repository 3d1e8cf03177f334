package org.overread.viewer.viewport;

import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.OrientationLetters;
import org.overread.core.study.Instance;

/**
 * One slice position of a series: which frame stands there.
 *
 * @param plane where it lies in the patient; empty where that is not known
 */
public record StackFrame(FrameRef ref, Instance instance, Optional<ImagePlane> plane) {

    /** What lies towards its edges; empty where nothing in its file says. */
    public Optional<OrientationLetters> orientation() {
        return instance.orientation(ref.frameNumber());
    }

    /** What its instance says about showing it. */
    public FrameFacts facts() {
        return FrameFacts.of(instance, ref.frameNumber());
    }
}
