package org.overread.viewer.overlaying;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.overread.core.image.FrameRef;
import org.overread.core.segmentation.ProjectedSegment;
import org.overread.core.segmentation.SegmentProjection;
import org.overread.core.segmentation.Segmentation;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.StackFrame;

/**
 * The segments of a segmentation on the frames of images, kept for the frames looked at last. Thread: any; blocks for the disk
 * and the decoder.
 */
final class SegmentMasks {
    private static final int FRAMES = 24;

    private final Segmentation segmentation;
    private final Map<FrameRef, Map<Integer, ProjectedSegment>> kept = new LinkedHashMap<>(FRAMES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FrameRef, Map<Integer, ProjectedSegment>> eldest) {
            return size() > FRAMES;
        }
    };

    SegmentMasks(Segmentation segmentation) {
        this.segmentation = segmentation;
    }

    Segmentation segmentation() {
        return segmentation;
    }

    /** What is known of a segment on a frame; refused, in words, where it cannot be read. */
    synchronized ProjectedSegment on(StackFrame frame, int segment) {
        return kept.computeIfAbsent(frame.ref(), any -> new LinkedHashMap<>())
                .computeIfAbsent(segment, number -> projected(frame, number));
    }

    private ProjectedSegment projected(StackFrame frame, int segment) {
        try {
            return new SegmentProjection(
                            segmentation, frame.instance(), frame.ref().frameNumber())
                    .segment(segment);
        } catch (IOException e) {
            // its message may hold a path, and a path a patient's name
            return new ProjectedSegment.Refused(frame.ref(), Texts.of("overlay.unreadable"));
        }
    }
}
