package org.overread.core.inference;

import java.util.Optional;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.ModelScore;

/**
 * A model's score for one class of a whole series or image.
 *
 * @param positive whether the score reaches the class's operating point; empty where it has none
 * @param critical whether a positive one must come before a reader at once
 */
public record ClassScore(
        CodedConcept code,
        ModelScore score,
        Optional<Boolean> positive,
        boolean critical,
        Optional<CertaintyOfFinding> certainty) {}
