package org.overread.core.overlay;

import java.util.Optional;
import org.overread.core.finding.MaskFrame;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.review.AssessmentDecision;

/**
 * A mark as data, to be painted on exactly one frame; a painter refuses it on any other.
 *
 * <p>Frame: image points of {@code frame}, SCOORD convention.
 *
 * @param number the finding's number, shown beside the mark
 * @param caption short text, e.g. "96 %"
 * @param byModel whether a model made it
 * @param decision empty where not yet assessed
 * @param segment the finding's segment on this frame, where it has one
 * @param onKeyFrame whether {@code frame} is the one the mark was made on; else it is its projection on a neighbour
 */
public record OverlayShape(
        FrameRef frame,
        TrackingUid trackingUid,
        int number,
        String caption,
        boolean byModel,
        Optional<AssessmentDecision> decision,
        boolean onKeyFrame,
        double column0,
        double row0,
        double column1,
        double row1,
        Optional<MaskFrame> segment) {
    public OverlayShape {
        if (segment.filter(part -> !part.frame().equals(frame)).isPresent()) {
            throw new IllegalArgumentException("a segment of another frame than the mark's");
        }
    }
}
