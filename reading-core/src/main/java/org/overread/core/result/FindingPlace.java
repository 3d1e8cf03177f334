package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;

/**
 * Where in the body: a site, a side, or both.
 *
 * @param modifiers topographical and other modifiers of the site
 */
public record FindingPlace(Optional<CodedConcept> site, Optional<CodedConcept> laterality, List<Evaluation> modifiers) {
    public FindingPlace {
        modifiers = List.copyOf(modifiers);
    }
}
