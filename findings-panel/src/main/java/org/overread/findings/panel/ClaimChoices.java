package org.overread.findings.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Laterality;

/** The labels and sites that a reader can choose from when modifying a finding; its own are always among them. */
public record ClaimChoices(List<CodedConcept> labels, List<SiteChoice> sites) {
    private static final Set<Laterality> BOTH = Set.of(Laterality.RIGHT, Laterality.LEFT);

    public ClaimChoices {
        labels = List.copyOf(labels);
        sites = List.copyOf(sites);
    }

    /** The lungs on CT. Standard: PS3.16 CID 6102, 6124 and 6126. */
    public static ClaimChoices lungs() {
        return new ClaimChoices(
                List.of(Codes.NODULE, Codes.MASS, new CodedConcept("12402003", "SCT", "Scar tissue")),
                List.of(
                        new SiteChoice(Codes.LUNG, Optional.empty(), BOTH),
                        lobe("45653009", "Upper lobe of lung", "UL", BOTH),
                        lobe("40020002", "Middle lobe of lung", "ML", Set.of(Laterality.RIGHT)),
                        lobe("90572001", "Lower lobe of lung", "LL", BOTH),
                        new SiteChoice(new CodedConcept("46750007", "SCT", "Hilum of lung"), Optional.empty(), BOTH)));
    }

    /** The choices for a finding that is labelled {@code current}. */
    public List<CodedConcept> labelsWith(CodedConcept current) {
        List<CodedConcept> all = new ArrayList<>(labels);
        if (all.stream().noneMatch(current::sameCode)) {
            all.addFirst(current);
        }
        return all;
    }

    /** The choices for a finding at {@code current}. */
    public List<CodedConcept> sitesWith(Optional<CodedConcept> current) {
        List<CodedConcept> all =
                new ArrayList<>(sites.stream().map(SiteChoice::site).toList());
        current.filter(site -> all.stream().noneMatch(site::sameCode)).ifPresent(all::addFirst);
        return all;
    }

    /** What is known of a site; empty for one that no choice names. */
    public Optional<SiteChoice> choice(CodedConcept site) {
        return sites.stream().filter(c -> c.site().sameCode(site)).findFirst();
    }

    private static SiteChoice lobe(String code, String meaning, String abbreviation, Set<Laterality> sides) {
        return new SiteChoice(new CodedConcept(code, "SCT", meaning), Optional.of(abbreviation), sides);
    }
}
