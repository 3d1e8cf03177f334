package org.overread.viewer.hanging;

import java.util.List;
import org.overread.core.worklist.WorklistStudy;

/**
 * Which earlier studies of a patient are known of.
 *
 * @param lines the most relevant first
 * @param unasked why archives did not say theirs, a sentence each that names the archive: without any there may be more
 */
public record KnownPriors(List<WorklistStudy> lines, List<String> unasked) {
    public static final KnownPriors NONE = new KnownPriors(List.of(), List.of());

    public KnownPriors {
        lines = List.copyOf(lines);
        unasked = List.copyOf(unasked);
    }
}
