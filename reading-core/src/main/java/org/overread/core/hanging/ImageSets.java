package org.overread.core.hanging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.SeriesFrame;
import org.overread.core.study.Study;

/** The image sets of a study, in the order of its series. */
public final class ImageSets {
    private static final Set<String> PROJECTIONS = Set.of("MG", "DX", "CR", "IO", "PX", "RG");
    /** A longer series of projections is one to be scrolled through. */
    private static final int MOST_VIEWS = 16;

    public static List<ImageSet> of(Study study) {
        List<ImageSet> sets = new ArrayList<>();
        for (Series series : study.series()) {
            for (List<SeriesFrame> frames : frames(series)) {
                sets.add(ImageSet.of(series, frames));
            }
        }
        return sets;
    }

    /** The frames of a series, apart where they are different projections; series without an image give none. */
    public static List<List<SeriesFrame>> frames(Series series) {
        List<SeriesFrame> all = series.readingOrder();
        List<Instance> images =
                series.instances().stream().filter(image -> image.frames() > 0).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        boolean apart = PROJECTIONS.contains(series.modality()) && images.size() > 1 && images.size() <= MOST_VIEWS;
        return apart
                ? images.stream()
                        .map(image -> all.stream()
                                .filter(frame -> frame.instance() == image)
                                .toList())
                        .filter(frames -> !frames.isEmpty())
                        .toList()
                : List.of(all);
    }

    private ImageSets() {}
}
