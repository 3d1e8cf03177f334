package org.overread.core.sr;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;

/** The order of a segmentation's source frames along their common normal, and their rank in it, from 1. */
final class SegmentPositions implements Comparator<SegmentFrame> {
    private final ImagePlane reference;
    private final Map<FrameRef, Integer> ranks = new LinkedHashMap<>();

    private SegmentPositions(ImagePlane reference) {
        this.reference = reference;
    }

    static SegmentPositions of(SegmentationPlan.Segmentation plan) {
        SegmentFrame any = plan.segments().get(0).frames().get(0);
        SegmentPositions positions = new SegmentPositions(any.plane().orElseThrow());
        plan.segments().stream()
                .flatMap(segment -> segment.frames().stream())
                .sorted(positions)
                .forEach(frame -> positions.ranks.putIfAbsent(frame.frame(), positions.ranks.size() + 1));
        return positions;
    }

    int rank(SegmentFrame frame) {
        return ranks.get(frame.frame());
    }

    @Override
    public int compare(SegmentFrame one, SegmentFrame other) {
        int byPlace = Double.compare(along(one), along(other));
        return byPlace != 0
                ? byPlace
                : one.frame().sopInstanceUid().compareTo(other.frame().sopInstanceUid());
    }

    private double along(SegmentFrame frame) {
        return reference.distanceMm(frame.plane().orElseThrow().firstPixelCentre());
    }
}
