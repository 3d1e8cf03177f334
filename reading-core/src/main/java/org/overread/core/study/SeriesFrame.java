package org.overread.core.study;

import org.overread.core.image.FrameRef;

/** One frame of a series, in its reading order. {@code frameNumber} counts from 1. */
public record SeriesFrame(Instance instance, int frameNumber) {

    public FrameRef ref() {
        return new FrameRef(instance.sopInstanceUid(), frameNumber);
    }
}
