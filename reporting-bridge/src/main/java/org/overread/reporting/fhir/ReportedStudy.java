package org.overread.reporting.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.overread.core.dicom.SopClass;
import org.overread.core.report.Evidence;
import org.overread.core.report.ImagingProcedure;
import org.overread.core.report.ReportContent;
import org.overread.core.study.Instance;
import org.overread.core.study.Study;

/** The ImagingStudy that a report is about: the series and instances that its findings refer to, and its SR. */
final class ReportedStudy {

    static Identifier identifier(ReportContent content) {
        return FhirValues.uid(content.study().studyInstanceUid());
    }

    static ImagingStudy of(ReportContent content, ReportParties parties, FhirSettings settings) {
        Study study = content.study();
        ImagingStudy resource = new ImagingStudy()
                .setStatus(ImagingStudy.ImagingStudyStatus.AVAILABLE)
                .setSubject(parties.patient());
        resource.addIdentifier(identifier(content));
        study.accessionNumber().ifPresent(number -> resource.addIdentifier(accession(number, settings)));
        FhirValues.date(study.date()).ifPresent(date -> resource.setStartedElement(new DateTimeType(date)));
        resource.addProcedureCode(FhirValues.concept(ImagingProcedure.of(study)));
        if (!study.description().isBlank()) {
            resource.setDescription(study.description());
        }
        for (Evidence.OfSeries referenced : Evidence.of(content).bySeries()) {
            var series = resource.addSeries()
                    .setUid(referenced.series().seriesInstanceUid())
                    .setModality(modality(referenced.series().modality()));
            for (Instance instance : referenced.instances()) {
                series.addInstance().setUid(instance.sopInstanceUid()).setSopClass(sopClass(instance.sopClassUid()));
            }
        }
        resource.addSeries()
                .setUid(content.ids().srSeriesUid())
                .setModality(modality("SR"))
                .addInstance()
                .setUid(content.ids().srSopInstanceUid())
                .setSopClass(sopClass(SopClass.COMPREHENSIVE_3D_SR));
        return resource;
    }

    static Identifier accession(String number, FhirSettings settings) {
        return new Identifier()
                .setType(new CodeableConcept(
                        new Coding("http://terminology.hl7.org/CodeSystem/v2-0203", "ACSN", "Accession ID")))
                .setSystem(settings.system("accession number", "accession"))
                .setValue(number);
    }

    private static Coding modality(String modality) {
        return new Coding().setSystem(FhirValues.system("DCM")).setCode(modality);
    }

    private static Coding sopClass(String uid) {
        return new Coding().setSystem("urn:ietf:rfc3986").setCode("urn:oid:" + uid);
    }

    private ReportedStudy() {}
}
