package org.overread.core.presentation;

import java.util.List;
import org.overread.core.image.FrameRef;
import org.overread.core.reference.InstanceReference;

/**
 * Which of a presentation state's images a part of it is for.
 *
 * @param all of every image that the state refers to; else of {@code images} alone, which may be none
 */
public record ImageSelection(boolean all, List<InstanceReference> images) {
    public ImageSelection {
        images = List.copyOf(images);
    }

    boolean includes(FrameRef frame) {
        return all || refersTo(images, frame);
    }

    static boolean refersTo(List<InstanceReference> images, FrameRef frame) {
        return images.stream()
                .anyMatch(image -> image.sopInstanceUid().equals(frame.sopInstanceUid())
                        && image.includesFrame(frame.frameNumber()));
    }
}
