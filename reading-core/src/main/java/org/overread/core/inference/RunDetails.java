package org.overread.core.inference;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a run beside its result.
 *
 * @param terms on what terms its results reach readers
 * @param failure the code of what went wrong; of FAILED runs
 * @param inputs which images it was given: {@link SeriesIdentity}; empty where not known
 * @param beside the series of its further channels; empty for a model of one series
 * @param cached whether the result is one that was computed before, of the same model and the same images
 * @param fallbacks why a faster execution provider was given up, a line each
 * @param maps whether the model gave maps; they are not stored with the run, but kept as long as results are
 * @param notKept why the result cannot be kept for the next time
 */
public record RunDetails(
        ReleaseTerms terms,
        Optional<FailureCode> failure,
        String inputs,
        List<ChannelSeries> beside,
        boolean cached,
        List<String> fallbacks,
        boolean maps,
        Optional<String> notKept) {
    /** Of a run that is shown at once, and of which nothing more is known. */
    public static final RunDetails PLAIN = RunDetails.of(ReleaseTerms.AT_ONCE, "");

    public RunDetails {
        beside = List.copyOf(beside);
        fallbacks = List.copyOf(fallbacks);
    }

    public static RunDetails of(ReleaseTerms terms, String inputs) {
        return new RunDetails(terms, Optional.empty(), inputs, List.of(), false, List.of(), false, Optional.empty());
    }

    static RunDetails of(InferenceRequest request) {
        return of(request.terms(), SeriesIdentity.of(request.input()))
                .given(request.input().places());
    }

    /** Which images a run was given, and on other terms; nothing else of it. */
    RunDetails bare(ReleaseTerms others) {
        return of(others, inputs).given(beside);
    }

    private RunDetails given(List<ChannelSeries> channels) {
        return new RunDetails(terms, failure, inputs, channels, cached, fallbacks, maps, notKept);
    }

    /** Of a run that was not even begun. */
    public static RunDetails failedWith(FailureCode code) {
        return PLAIN.failed(code);
    }

    RunDetails failed(FailureCode code) {
        return new RunDetails(terms, Optional.of(code), inputs, beside, cached, fallbacks, maps, notKept);
    }

    RunDetails ran(Attempt.Found found) {
        return new RunDetails(
                terms,
                failure,
                inputs,
                beside,
                found.cached(),
                found.fallbacks(),
                !found.whole().maps().isEmpty(),
                found.notKept());
    }
}
