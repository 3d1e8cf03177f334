package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;

/**
 * Something said in a code or in words, with what modifies it: a qualitative evaluation, a modifier of a measurement, a
 * statement of a report.
 *
 * @param code absent of free text
 * @param text the code's meaning, or the words
 */
public record Evaluation(
        String position,
        Optional<CodedConcept> name,
        Optional<CodedConcept> code,
        String text,
        List<Evaluation> modifiers) {
    public Evaluation {
        modifiers = List.copyOf(modifiers);
    }
}
