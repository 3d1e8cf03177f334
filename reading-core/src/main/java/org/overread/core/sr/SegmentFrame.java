package org.overread.core.sr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.finding.Mark;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.report.Evidence;
import org.overread.core.study.Instance;

/**
 * A source frame that a segment has pixels on.
 *
 * @param plane where it lies in the patient
 * @param windows what the mask says of it; several are united
 */
record SegmentFrame(FrameRef frame, Instance instance, Optional<ImagePlane> plane, List<MaskFrame> windows) {

    /** The frames of a mask that have at least one pixel inside, in the mask's order. */
    static List<SegmentFrame> of(Mark.Mask mask, Evidence evidence) {
        Map<FrameRef, List<MaskFrame>> byFrame = new LinkedHashMap<>();
        for (MaskFrame window : mask.frames()) {
            if (hasPixels(window)) {
                byFrame.computeIfAbsent(window.frame(), f -> new ArrayList<>()).add(window);
            }
        }
        List<SegmentFrame> frames = new ArrayList<>();
        byFrame.forEach((frame, windows) -> {
            Instance instance = evidence.instance(frame);
            frames.add(new SegmentFrame(frame, instance, instance.plane(frame.frameNumber()), windows));
        });
        return frames;
    }

    private static boolean hasPixels(MaskFrame window) {
        for (boolean inside : window.inside()) {
            if (inside) {
                return true;
            }
        }
        return false;
    }

    /**
     * Sets the bits of this frame's pixels, frame after frame without gaps, least significant bit first (PS3.5 8.1.1).
     *
     * @param firstBit index of the frame's first pixel in {@code packed}
     * @throws IllegalArgumentException where the mask reaches beyond the frame
     */
    void pack(byte[] packed, long firstBit, int columns, int rows) {
        for (MaskFrame window : windows) {
            if (window.firstColumn() < 0
                    || window.firstRow() < 0
                    || window.firstColumn() > columns - window.columns()
                    || window.firstRow() > rows - window.rows()) {
                throw new IllegalArgumentException("a mask reaches beyond its frame: " + frame.sopInstanceUid());
            }
            boolean[] inside = window.inside();
            for (int i = 0; i < inside.length; i++) {
                if (inside[i]) {
                    int column = window.firstColumn() + i % window.columns();
                    int row = window.firstRow() + i / window.columns();
                    long bit = firstBit + (long) row * columns + column;
                    packed[(int) (bit >> 3)] |= (byte) (1 << (bit & 7));
                }
            }
        }
    }
}
