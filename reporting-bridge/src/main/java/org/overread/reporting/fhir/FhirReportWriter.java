package org.overread.reporting.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.overread.core.dicom.Uids;
import org.overread.core.finding.CodedConcept;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.Evidence;
import org.overread.core.report.FindingStatement;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.ImagingProcedure;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportDocumentWriter;
import org.overread.core.review.ReviewedFinding;

/**
 * A signed report as a FHIR R4 transaction Bundle: a final DiagnosticReport, an Observation for each stated finding, the
 * human verification as Provenance, and the parties. Posting it again changes nothing ({@link TransactionBundle}).
 *
 * <p>Thread: HAPI takes a second or two to start, at the first {@link #write} or {@link #warmUp}: not on the JavaFX thread.
 *
 * <p>Errors: IllegalArgumentException as {@link Evidence} says.
 */
public final class FhirReportWriter implements ReportDocumentWriter {
    private static final String MEDIA_TYPE = "application/fhir+json";
    private static final CodedConcept IMAGING_STUDY_REPORT =
            new CodedConcept("18748-4", "LN", "Diagnostic imaging study");

    private final FhirSettings settings;
    private FhirContext context;

    public FhirReportWriter(FhirSettings settings) {
        this.settings = settings;
    }

    /** Starts HAPI, so that the first signature does not wait for it. */
    public void warmUp() {
        context().newJsonParser().encodeResourceToString(new Bundle());
    }

    @Override
    public List<FrozenDocument> write(ReportContent content) {
        Evidence.of(content);
        String json = context().newJsonParser().encodeResourceToString(bundle(content));
        return List.of(FrozenDocument.freeze(
                DocumentKind.FHIR, content.ids().bundleUid(), MEDIA_TYPE, json.getBytes(StandardCharsets.UTF_8)));
    }

    private synchronized FhirContext context() {
        if (context == null) {
            context = FhirContext.forR4();
        }
        return context;
    }

    private Bundle bundle(ReportContent content) {
        TransactionBundle transaction = new TransactionBundle(content.ids().bundleUid());
        ReportParties parties = new ReportParties(transaction, settings, content);
        Reference study =
                transaction.createOnce(ReportedStudy.of(content, parties, settings), ReportedStudy.identifier(content));
        FindingObservation observations = new FindingObservation(content, parties, study);
        ReportProvenance provenance = new ReportProvenance(content, parties);
        List<Reference> results = new ArrayList<>();
        for (ReviewedFinding reviewed : content.stated()) {
            Reference result = transaction.put(observations.of(reviewed), observations.identifier(reviewed));
            results.add(result);
            transaction.putById(
                    provenance.ofFinding(reviewed, result),
                    Uids.named(content.ids().bundleUid() + " provenance "
                            + reviewed.trackingUid().value()));
        }
        Identifier identifier = FhirValues.uid(content.ids().reportUid());
        Reference report = transaction.put(report(content, parties, study, results), identifier);
        transaction.putById(
                provenance.ofReport(report), Uids.named(content.ids().bundleUid() + " provenance of the report"));
        Bundle bundle = transaction.bundle();
        bundle.setTimestampElement(FhirValues.instant(content.signedAt(), content.zone()));
        return bundle;
    }

    private DiagnosticReport report(
            ReportContent content, ReportParties parties, Reference study, List<Reference> results) {
        DiagnosticReport report = new DiagnosticReport()
                .setStatus(DiagnosticReport.DiagnosticReportStatus.FINAL)
                .setCode(code(content))
                .setSubject(parties.patient())
                .setIssuedElement(FhirValues.instant(content.signedAt(), content.zone()))
                .setConclusion(conclusion(content));
        report.addIdentifier(FhirValues.uid(content.ids().reportUid()));
        report.addCategory(
                new CodeableConcept(new Coding("http://terminology.hl7.org/CodeSystem/v2-0074", "RAD", "Radiology")));
        FhirValues.date(content.study().date()).ifPresent(date -> report.setEffective(new DateTimeType(date)));
        report.addPerformer(parties.organization());
        report.addResultsInterpreter(parties.reader());
        report.addImagingStudy(study.copy());
        results.forEach(result -> report.addResult(result.copy()));
        content.study()
                .accessionNumber()
                .ifPresent(number -> report.addBasedOn(new Reference()
                        .setType("ServiceRequest")
                        .setIdentifier(ReportedStudy.accession(number, settings))));
        return report;
    }

    private static CodeableConcept code(ReportContent content) {
        CodedConcept procedure = ImagingProcedure.of(content.study());
        return FhirValues.concept(IMAGING_STUDY_REPORT)
                .addCoding(FhirValues.coding(procedure))
                .setText(procedure.meaning());
    }

    private static String conclusion(ReportContent content) {
        return content.stated().isEmpty()
                ? FindingStatement.NONE
                : content.stated().stream().map(FindingStatement::of).collect(Collectors.joining("\n"));
    }
}
