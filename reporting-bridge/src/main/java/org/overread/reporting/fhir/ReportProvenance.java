package org.overread.reporting.fhir;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.report.ReportCodes;
import org.overread.core.report.ReportContent;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReviewedFinding;

/** Who checked what, when, and did what with it: the human behind each Observation and behind the report. */
final class ReportProvenance {
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private final ReportContent content;
    private final ReportParties parties;

    ReportProvenance(ReportContent content, ReportParties parties) {
        this.content = content;
        this.parties = parties;
    }

    /** The reader's check of one finding; a model that found it is its assembler. */
    Provenance ofFinding(ReviewedFinding reviewed, Reference observation) {
        AssessmentDecision decision = reviewed.decision().orElseThrow();
        Provenance provenance = provenance(
                        observation, reviewed.assessment().orElseThrow().at())
                .setActivity(FhirValues.concept(ReportCodes.of(decision)));
        List<Coding> roles = switch (decision) {
            case ACCEPTED -> List.of(participant("verifier", "Verifier"));
            case MODIFIED -> List.of(participant("verifier", "Verifier"), participant("author", "Author"));
            case ADDED -> List.of(participant("author", "Author"));
            case REJECTED -> throw new IllegalArgumentException("a rejected finding is not stated");
        };
        roles.forEach(role -> addReader(provenance, role));
        if (reviewed.finding().origin() instanceof FindingOrigin.Model found) {
            provenance
                    .addAgent()
                    .setType(new CodeableConcept(participant("assembler", "Assembler")))
                    .setWho(parties.device(found.model()));
        }
        return provenance;
    }

    /** The reader's signature under the report. */
    Provenance ofReport(Reference diagnosticReport) {
        Provenance provenance = provenance(diagnosticReport, content.signedAt())
                .setActivity(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/v3-DocumentCompletion", "LA", "legally authenticated")));
        addReader(provenance, participant("legal", "Legal Authenticator"));
        return provenance;
    }

    private Provenance provenance(Reference target, Instant occurred) {
        Provenance provenance = new Provenance()
                .setOccurred(FhirValues.dateTime(occurred, content.zone()))
                .setRecordedElement(FhirValues.instant(content.signedAt(), content.zone()));
        provenance.addTarget(target.copy());
        return provenance;
    }

    private void addReader(Provenance provenance, Coding role) {
        provenance
                .addAgent()
                .setType(new CodeableConcept(role))
                .setWho(parties.reader())
                .setOnBehalfOf(parties.organization());
    }

    private static Coding participant(String code, String display) {
        return new Coding(PARTICIPANT, code, display);
    }
}
