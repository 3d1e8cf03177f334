package org.overread.core.report;

import java.util.stream.Collectors;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Laterality;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReviewedFinding;

/**
 * A stated finding in one plain sentence, the same in every document: "Nodule, Right Lung, Diameter 17.2 mm. Found by AI
 * (Lung nodule reference 1.0), accepted by the reader."
 */
public final class FindingStatement {
    /** Of a report without stated findings: that nothing is stated, which is not that nothing is there. */
    public static final String NONE = "This report states no finding.";

    public static String of(ReviewedFinding reviewed) {
        return claim(reviewed.claim()) + ". " + verification(reviewed);
    }

    /** A model's finding that no reader has decided on, and says so. */
    public static String unverified(Finding finding, ModelIdentity model) {
        return claim(finding.claim()) + ". Found by AI (" + name(model) + "), not assessed by a reader.";
    }

    private static String claim(FindingClaim claim) {
        StringBuilder text = new StringBuilder(claim.label().meaning());
        String where = claim.laterality()
                        .map(Laterality::code)
                        .map(CodedConcept::meaning)
                        .map(side -> side + " ")
                        .orElse("")
                + claim.site().map(CodedConcept::meaning).orElse("");
        if (!where.isBlank()) {
            text.append(", ").append(where.strip());
        }
        claim.characteristics()
                .forEach(quality -> text.append(", ")
                        .append(quality.name().meaning())
                        .append(": ")
                        .append(quality.value().meaning()));
        String numbers = claim.measurements().stream()
                .map(m -> m.quantity().meaning() + " " + ReportedNumber.of(m).toPlainString() + " "
                        + m.unit().ucum())
                .collect(Collectors.joining(", "));
        if (!numbers.isEmpty()) {
            text.append(", ").append(numbers);
        }
        return text.toString();
    }

    /** Who found it and how it was verified. */
    private static String verification(ReviewedFinding reviewed) {
        AssessmentDecision decision = reviewed.decision().orElseThrow();
        String verdict = decision == AssessmentDecision.MODIFIED ? "modified" : "accepted";
        return switch (reviewed.finding().origin()) {
            case FindingOrigin.Model(ModelIdentity model, String run) ->
                "Found by AI (" + name(model) + "), " + verdict + " by the reader.";
            case FindingOrigin.Reader() -> "Found by the reader.";
        };
    }

    /** Tracking Identifier: how people call the finding; its tracking UID is for machines. */
    public static String trackingIdentifier(Finding finding) {
        return "Finding " + finding.number();
    }

    /** Name and version of a model, with its limits. */
    public static String name(ModelIdentity model) {
        return model.name() + " " + model.version()
                + (model.clinicalUse() ? "" : "; reference model, not for clinical use");
    }

    private FindingStatement() {}
}
