package org.overread.core.segmentation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.overread.core.reference.InstanceReference;
import org.overread.core.reference.SourceImage;

/** The frames of a segmentation, by segment and by source image. Frames that are left out have no pixels inside. */
public final class SegmentationFrames {
    private final List<SegmentationFrame> all;
    private final Map<Integer, List<SegmentationFrame>> bySegment = new HashMap<>();
    private final Set<String> sources = new HashSet<>();

    /** @param others images that the segmentation as a whole refers to */
    SegmentationFrames(List<SegmentationFrame> all, List<InstanceReference> others) {
        this.all = List.copyOf(all);
        for (SegmentationFrame frame : all) {
            frame.segment()
                    .ifPresent(segment -> bySegment
                            .computeIfAbsent(segment, number -> new ArrayList<>())
                            .add(frame));
            for (SourceImage source : frame.sources()) {
                sources.add(source.image().sopInstanceUid());
            }
        }
        others.forEach(reference -> sources.add(reference.sopInstanceUid()));
    }

    public List<SegmentationFrame> all() {
        return all;
    }

    /** A frame, numbered from 1. */
    public SegmentationFrame get(int number) {
        return all.get(number - 1);
    }

    /** The frames of a segment, in their order; in label maps all frames, as any may have pixels of it. */
    public List<SegmentationFrame> of(int segment) {
        return bySegment.isEmpty() ? all : Collections.unmodifiableList(bySegment.getOrDefault(segment, List.of()));
    }

    /** Whether the segmentation, or any of its frames, was made from this image. */
    public boolean referTo(String sopInstanceUid) {
        return sources.contains(sopInstanceUid);
    }
}
