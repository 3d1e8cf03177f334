package org.overread.core.image;

import java.util.Objects;

/** The identity of one frame: SOP Instance UID and frame number (1-based). The least by which anything about pixels is keyed. */
public record FrameRef(String sopInstanceUid, int frameNumber) {
    public FrameRef {
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        if (frameNumber < 1) {
            throw new IllegalArgumentException("frame numbers start at 1: " + frameNumber);
        }
    }
}
