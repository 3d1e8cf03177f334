package org.overread.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;

/**
 * One frame of a series, in its reading order. {@code frameNumber} counts from 1.
 *
 * @param plane where it lies in the patient; empty where that is not known
 */
public record SeriesFrame(Instance instance, int frameNumber, Optional<ImagePlane> plane) {

    /** A slice, whose place is known since its stack is. */
    static SeriesFrame of(Slice slice) {
        return new SeriesFrame(slice.instance(), slice.frameNumber(), Optional.of(slice.plane()));
    }

    /** All frames of an instance, in their order. */
    public static List<SeriesFrame> of(Instance instance) {
        List<Optional<ImagePlane>> planes = instance.planes();
        List<SeriesFrame> frames = new ArrayList<>();
        for (int number = 1; number <= planes.size(); number++) {
            frames.add(new SeriesFrame(instance, number, planes.get(number - 1)));
        }
        return frames;
    }

    public FrameRef ref() {
        return new FrameRef(instance.sopInstanceUid(), frameNumber);
    }
}
