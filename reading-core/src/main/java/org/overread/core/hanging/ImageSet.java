package org.overread.core.hanging;

import java.util.List;
import org.overread.core.study.Series;
import org.overread.core.study.SeriesFrame;

/**
 * What is hung in one place: a series, or one projection of a series that holds several (the four views of a mammography
 * in one series are four image sets).
 *
 * @param frames at least one, in reading order
 */
public record ImageSet(Series series, List<SeriesFrame> frames, ImageAttributes attributes) {
    public ImageSet {
        frames = List.copyOf(frames);
    }

    /** A part of a series, with what its attributes say. */
    public static ImageSet of(Series series, List<SeriesFrame> frames) {
        return new ImageSet(series, frames, ImageAttributes.of(series, frames));
    }

    /** Whether it is the same images; records of data sets are compared by what they hold, which takes long. */
    public boolean isSame(ImageSet other) {
        return frames.getFirst().ref().equals(other.frames.getFirst().ref());
    }
}
