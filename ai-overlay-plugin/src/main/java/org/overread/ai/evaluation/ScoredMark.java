package org.overread.ai.evaluation;

import java.util.Optional;
import org.overread.ai.phantom.PhantomNodule;
import org.overread.core.finding.CodedConcept;

/**
 * A mark on a phantom, held against what the phantom is known to hold.
 *
 * @param nodule the nodule it marks; empty for a false positive
 * @param diameterMm as measured; 0 where nothing could be measured
 * @param composition what the nodule was told to be made of
 */
record ScoredMark(
        long seed,
        double score,
        Optional<PhantomNodule> nodule,
        double diameterMm,
        Optional<CodedConcept> composition) {}
