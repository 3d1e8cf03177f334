package org.overread.core.inference;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a run beside its result.
 *
 * @param terms on what terms its results reach readers
 * @param failure the code of what went wrong; of FAILED runs
 * @param inputs which images it was given: {@link SeriesIdentity}; empty where not known
 * @param cached whether the result is one that was computed before, of the same model and the same images
 * @param fallbacks why a faster execution provider was given up, a line each
 * @param maps whether the model gave maps; they are not stored with the run
 * @param notKept why the result cannot be kept for the next time
 */
public record RunDetails(
        ReleaseTerms terms,
        Optional<FailureCode> failure,
        String inputs,
        boolean cached,
        List<String> fallbacks,
        boolean maps,
        Optional<String> notKept) {
    /** Of a run that is shown at once, and of which nothing more is known. */
    public static final RunDetails PLAIN =
            new RunDetails(ReleaseTerms.AT_ONCE, Optional.empty(), "", false, List.of(), false, Optional.empty());

    public RunDetails {
        fallbacks = List.copyOf(fallbacks);
    }

    public static RunDetails of(ReleaseTerms terms, String inputs) {
        return new RunDetails(terms, Optional.empty(), inputs, false, List.of(), false, Optional.empty());
    }

    /** Of a run that was not even begun. */
    public static RunDetails failedWith(FailureCode code) {
        return PLAIN.failed(code);
    }

    RunDetails failed(FailureCode code) {
        return new RunDetails(terms, Optional.of(code), inputs, cached, fallbacks, maps, notKept);
    }

    RunDetails ran(Attempt.Found found) {
        return new RunDetails(
                terms,
                failure,
                inputs,
                found.cached(),
                found.fallbacks(),
                !found.whole().maps().isEmpty(),
                found.notKept());
    }
}
