package org.overread.core.inference;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.Finding;

/**
 * Results that were computed before. Neither method fails: where a result cannot be read the model runs.
 */
public interface ResultCache {
    /** Keeps nothing. */
    ResultCache NONE = new ResultCache() {
        @Override
        public Optional<Kept> find(ResultKey key) {
            return Optional.empty();
        }

        @Override
        public Optional<String> keep(ResultKey key, Kept result) {
            return Optional.empty();
        }
    };

    /**
     * A result.
     *
     * @param provider the execution provider that gave it
     * @param findings in descending score, of the run that made them
     * @param whole what the model said beside findings, its maps included
     */
    record Kept(String provider, List<Finding> findings, SeriesResult whole) {
        public Kept {
            findings = List.copyOf(findings);
        }
    }

    Optional<Kept> find(ResultKey key);

    /**
     * Why a result that is to be kept cannot be, in a few words without a file's name; empty where all is well, and where it
     * is larger than what is kept.
     */
    Optional<String> keep(ResultKey key, Kept result);
}
