package org.overread.findings.panel;

import java.util.Optional;
import java.util.Set;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Laterality;

/**
 * A site that a reader can choose.
 *
 * @param abbreviation follows the side's letter in the list: "UL" makes "RUL"; empty where the field has none
 * @param sides where it exists: there is no middle lobe on the left
 */
public record SiteChoice(CodedConcept site, Optional<String> abbreviation, Set<Laterality> sides) {
    public SiteChoice {
        sides = Set.copyOf(sides);
    }
}
