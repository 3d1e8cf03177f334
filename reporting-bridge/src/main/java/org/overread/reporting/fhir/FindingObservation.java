package org.overread.reporting.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.Unit;
import org.overread.core.report.FindingConcepts;
import org.overread.core.report.FindingStatement;
import org.overread.core.report.ReportCodes;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportedNumber;
import org.overread.core.review.ReviewedFinding;

/** The Observation of one stated finding: what, where, how large; AIAST in its security labels where AI found it. */
final class FindingObservation {
    private static final CodedConcept RIGHT_LUNG = new CodedConcept("3341006", "SCT", "Right lung structure");
    private static final CodedConcept LEFT_LUNG = new CodedConcept("44029006", "SCT", "Left lung structure");

    private final ReportContent content;
    private final ReportParties parties;
    private final Reference imagingStudy;

    FindingObservation(ReportContent content, ReportParties parties, Reference imagingStudy) {
        this.content = content;
        this.parties = parties;
        this.imagingStudy = imagingStudy;
    }

    /** The Observation's own key: Observation UID (0040,A171), as in the SR. */
    Identifier identifier(ReviewedFinding reviewed) {
        return FhirValues.uid(content.ids().observationUid(reviewed.trackingUid()));
    }

    Observation of(ReviewedFinding reviewed) {
        FindingClaim claim = reviewed.claim();
        Observation observation = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(FhirValues.concept(FindingConcepts.FINDING))
                .setValue(FhirValues.concept(claim.label()))
                .setSubject(parties.patient())
                .setIssuedElement(FhirValues.instant(content.signedAt(), content.zone()));
        observation.addIdentifier(identifier(reviewed));
        observation.addIdentifier(FhirValues.uid(reviewed.trackingUid().value())
                .setType(FhirValues.concept(FindingConcepts.TRACKING_UID)));
        observation.addCategory(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/observation-category", "imaging", "Imaging")));
        FhirValues.date(content.study().date()).ifPresent(date -> observation.setEffective(new DateTimeType(date)));
        observation.addPerformer(parties.reader());
        observation.addDerivedFrom(imagingStudy.copy());
        observation.addNote().setText(FindingStatement.of(reviewed));
        bodySite(claim).ifPresent(observation::setBodySite);
        addComponents(observation, reviewed);
        if (reviewed.finding().origin() instanceof FindingOrigin.Model found) {
            observation.setDevice(parties.device(found.model()));
            observation
                    .getMeta()
                    .addSecurity(new Coding(
                            "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
                            "AIAST",
                            "Artificial Intelligence asserted"));
        }
        return observation;
    }

    /** R4 has no place for a side beside the site: it stands in the text, in the code where there is one, as a component. */
    private static Optional<CodeableConcept> bodySite(FindingClaim claim) {
        return claim.site().map(site -> {
            CodeableConcept concept = new CodeableConcept(FhirValues.coding(site));
            claim.laterality()
                    .filter(side -> site.sameCode(Codes.LUNG))
                    .map(side -> side == Laterality.RIGHT ? RIGHT_LUNG : LEFT_LUNG)
                    .ifPresent(lung -> concept.addCoding(FhirValues.coding(lung)));
            String side = claim.laterality()
                    .map(value -> value.code().meaning() + " ")
                    .orElse("");
            return concept.setText(side + site.meaning());
        });
    }

    private static void addComponents(Observation observation, ReviewedFinding reviewed) {
        FindingClaim claim = reviewed.claim();
        claim.laterality()
                .ifPresent(side -> add(observation, FindingConcepts.LATERALITY, FhirValues.concept(side.code())));
        for (Measurement measurement : claim.measurements()) {
            add(
                            observation,
                            measurement.quantity(),
                            FhirValues.quantity(ReportedNumber.of(measurement), measurement.unit()))
                    .getCode()
                    .setText(measurement.quantity().meaning() + " ("
                            + ReportCodes.of(measurement.source()).meaning() + ")");
        }
        claim.characteristics()
                .forEach(quality -> add(observation, quality.name(), FhirValues.concept(quality.value())));
        ReportedNumber.certainty(reviewed)
                .ifPresent(percent ->
                        add(observation, FindingConcepts.CERTAINTY, FhirValues.quantity(percent, Unit.PERCENT)));
        add(
                observation,
                ReportCodes.READER_ASSESSMENT,
                FhirValues.concept(ReportCodes.of(reviewed.decision().orElseThrow())));
    }

    private static Observation.ObservationComponentComponent add(
            Observation observation, CodedConcept name, Type value) {
        return observation.addComponent().setCode(FhirValues.concept(name)).setValue(value);
    }
}
