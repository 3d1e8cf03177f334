package org.overread.viewer.station;

import java.util.Comparator;
import java.util.Optional;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.RunInput;
import org.overread.core.study.Study;

/**
 * Which series of a study a model is run on: the eligible one with the most images, that is the thinnest slices; of a model
 * of several series, one that the further channels find their series beside.
 */
public final class SeriesChoice {

    /**
     * What to run on; where nothing is eligible what comes nearest to it, so that the run says why not. Empty for a study
     * without images.
     */
    public static Optional<RunInput> of(Study study, FindingDetector detector) {
        record Candidate(RunInput input, boolean eligible) {}
        return study.series().stream()
                .filter(series -> series.frames() > 0)
                .map(series -> {
                    boolean eligible = detector.notEligible(series).isEmpty();
                    RunInput input = eligible ? detector.input(series, study) : RunInput.of(series);
                    return new Candidate(input, eligible);
                })
                .max(Comparator.comparing((Candidate candidate) -> candidate.eligible()
                                && candidate.input().obstacle().isEmpty())
                        .thenComparing(Candidate::eligible)
                        .thenComparing(candidate -> candidate.input().series().volumetric())
                        .thenComparing(candidate -> candidate.input().series().frames()))
                .map(Candidate::input);
    }

    /** Whether the study has what the model is for. */
    public static boolean hasEligible(Study study, FindingDetector detector) {
        return of(study, detector).filter(input -> eligible(input, detector)).isPresent();
    }

    /** Whether a model can be run on this. */
    static boolean eligible(RunInput input, FindingDetector detector) {
        return input.obstacle().isEmpty()
                && detector.notEligible(input.series()).isEmpty();
    }

    private SeriesChoice() {}
}
