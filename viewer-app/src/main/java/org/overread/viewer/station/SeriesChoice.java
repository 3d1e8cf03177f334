package org.overread.viewer.station;

import java.util.Comparator;
import java.util.Optional;
import org.overread.core.inference.FindingDetector;
import org.overread.core.study.Series;
import org.overread.core.study.Study;

/** Which series of a study a model is run on: the eligible one with the most images, that is the thinnest slices. */
public final class SeriesChoice {

    /**
     * The series to run on; where none is eligible the one nearest to it, so that the run says why not. Empty for a study
     * without images.
     */
    public static Optional<Series> of(Study study, FindingDetector detector) {
        Comparator<Series> byImages = Comparator.comparingInt(Series::frames);
        return study.series().stream()
                .filter(series -> series.frames() > 0)
                .max(Comparator.comparing(
                                (Series series) -> detector.notEligible(series).isEmpty())
                        .thenComparing(Series::volumetric)
                        .thenComparing(byImages));
    }

    /** Whether the study has a series that the model is for. */
    public static boolean hasEligible(Study study, FindingDetector detector) {
        return study.series().stream()
                .anyMatch(series ->
                        series.frames() > 0 && detector.notEligible(series).isEmpty());
    }

    private SeriesChoice() {}
}
