package org.overread.core.inference;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.Finding;

/**
 * Results that were computed before. Neither method fails: what cannot be read or kept is told in the log, and the model
 * runs.
 */
public interface ResultCache {
    /** Keeps nothing. */
    ResultCache NONE = new ResultCache() {
        @Override
        public Optional<Kept> find(ResultKey key) {
            return Optional.empty();
        }

        @Override
        public void keep(ResultKey key, Kept result) {}
    };

    /**
     * A result.
     *
     * @param provider the execution provider that gave it
     * @param findings in descending score, of the run that made them
     */
    record Kept(String provider, List<Finding> findings) {
        public Kept {
            findings = List.copyOf(findings);
        }
    }

    Optional<Kept> find(ResultKey key);

    void keep(ResultKey key, Kept result);
}
