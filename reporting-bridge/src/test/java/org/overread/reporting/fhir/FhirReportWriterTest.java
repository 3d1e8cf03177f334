package org.overread.reporting.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.TrackingUid;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.ReportContent;
import org.overread.core.study.Study;
import org.overread.example.ExampleReport;
import org.overread.example.ExampleStudy;

class FhirReportWriterTest {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    private final FhirReportWriter writer = new FhirReportWriter(FhirSettings.DEFAULT);
    private final Bundle bundle = bundle(ExampleReport.content());

    @Test
    void isATransactionUnderItsOwnKey() {
        FrozenDocument document = writer.write(ExampleReport.content()).get(0);

        assertThat(document.kind()).isEqualTo(DocumentKind.FHIR);
        assertThat(document.uid()).isEqualTo(ExampleReport.IDS.bundleUid());
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.TRANSACTION);
        assertThat(bundle.getIdentifier().getValue()).isEqualTo("urn:oid:2.25.505");
    }

    @Test
    void aRepeatIsHarmlessAndEveryReferenceStaysInside() {
        Set<String> urls = new HashSet<>();
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            assertThat(urls.add(entry.getFullUrl())).as("unique").isTrue();
            Bundle.BundleEntryRequestComponent request = entry.getRequest();
            if (request.getMethod() == Bundle.HTTPVerb.POST) {
                assertThat(request.getIfNoneExist())
                        .startsWith("identifier=urn%3A")
                        .contains("%7C");
            } else {
                assertThat(request.getMethod()).isEqualTo(Bundle.HTTPVerb.PUT);
                assertThat(request.getUrl()).matches("[A-Za-z]+\\?identifier=urn%3A.+%7C.+|Provenance/2\\.25\\.\\d+");
            }
        }
        List<String> references = bundle.getEntry().stream()
                .flatMap(entry ->
                        CONTEXT
                                .newTerser()
                                .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
                                .stream())
                .filter(Reference::hasReference)
                .map(reference -> reference.getReferenceElement().getValue())
                .toList();
        assertThat(references).isNotEmpty().allMatch(urls::contains);
    }

    @Test
    void whatANoduleIsMadeOfIsAComponent() {
        Bundle written = bundle(ExampleReport.of(ExampleStudy.ct(), List.of(ExampleReport.partSolid(1))));
        assertThat(written.getEntry())
                .flatExtracting(entry ->
                        entry.getResource() instanceof Observation observation ? observation.getComponent() : List.of())
                .filteredOn(component ->
                        component.getCode().getCodingFirstRep().getCode().equals("RDE1301"))
                .singleElement()
                .satisfies(component -> {
                    assertThat(component.getCode().getCodingFirstRep().getSystem())
                            .isEqualTo("https://radelement.org");
                    assertThat(component
                                    .getValueCodeableConcept()
                                    .getCodingFirstRep()
                                    .getCode())
                            .isEqualTo("RID50152");
                });
    }

    @Test
    void reportIsFinalAndNamesItsReader() {
        DiagnosticReport report = only(DiagnosticReport.class);

        assertThat(report.getStatus()).isEqualTo(DiagnosticReport.DiagnosticReportStatus.FINAL);
        assertThat(report.getIdentifierFirstRep().getValue()).isEqualTo("urn:oid:2.25.500");
        assertThat(report.getResult()).hasSize(4);
        assertThat(report.getCode().getCoding())
                .extracting(code -> code.getCode())
                .containsExactly("18748-4", "24627-2");
        assertThat(report.getIssuedElement().getValueAsString()).isEqualTo("2026-11-24T10:30:15.250+01:00");
        assertThat(report.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-11-24");
        assertThat(report.getConclusion()).contains("Mass, Left Lung, Diameter 31 mm.");
        assertThat(report.getBasedOnFirstRep().getIdentifier().getValue()).isEqualTo("ACC-1");
        PractitionerRole role = (PractitionerRole) resolve(report.getResultsInterpreterFirstRep());
        Practitioner reader = (Practitioner) resolve(role.getPractitioner());
        assertThat(reader.getNameFirstRep().getFamily()).isEqualTo("Nováková");
        assertThat(reader.getNameFirstRep().getPrefix().get(0).getValue()).isEqualTo("MUDr.");
        assertThat(reader.getIdentifierFirstRep().getValue()).isEqualTo("znovakova");
    }

    @Test
    void patientIsTheStudysInEveryWayOfWriting() {
        Patient patient = only(Patient.class);

        assertThat(patient.getIdentifierFirstRep().getValue()).isEqualTo("PID-4711");
        assertThat(patient.getName()).extracting(name -> name.getFamily()).containsExactly("Müller-Wąs", "山田", "やまだ");
        assertThat(patient.getName().get(0).getGivenAsSingleString()).isEqualTo("Jörg");
        assertThat(patient.getName().get(0).getSuffixAsSingleString()).isEqualTo("PhD");
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1972-02-29");
        assertThat(patient.getGender().toCode()).isEqualTo("male");
    }

    @Test
    void patientIdsOfDifferentIssuersAreDifferentPatients() {
        String here = identifierSystem("HOSPITAL-A");
        String elsewhere = identifierSystem("HOSPITAL-B");
        String unknown = identifierSystem("");

        assertThat(Set.of(here, elsewhere, unknown)).hasSize(3);
        FhirReportWriter configured =
                new FhirReportWriter(new FhirSettings(Map.of("ST-ÉLOI", "https://st-eloi.example/mrn")));
        Patient patient = parsed(configured.write(ExampleReport.content()).get(0)).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(patient.getIdentifierFirstRep().getSystem()).isEqualTo("https://st-eloi.example/mrn");
    }

    @Test
    void observationSaysWhatWhereAndHowLarge() {
        Observation accepted = observation("2.25.701");
        assertThat(accepted.getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
        assertThat(accepted.getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("27925004");
        assertThat(accepted.getBodySite().getText()).isEqualTo("Right Lung");
        assertThat(accepted.getBodySite().getCoding())
                .extracting(code -> code.getCode())
                .containsExactly("39607008", "3341006");
        assertThat(component(accepted, "272741003")
                        .getValueCodeableConcept()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("24028007");
        assertThat(component(accepted, "81827009").getValueQuantity().getValue())
                .isEqualTo(new BigDecimal("17.2"));
        assertThat(component(accepted, "81827009").getValueQuantity().getSystem())
                .isEqualTo("http://unitsofmeasure.org");
        assertThat(component(accepted, "81827009").getValueQuantity().getCode()).isEqualTo("mm");
        assertThat(component(accepted, "118565006").getValueQuantity().getCode())
                .isEqualTo("ml");
        assertThat(component(accepted, "111012").getValueQuantity().getValue()).isEqualTo(new BigDecimal("96"));
        assertThat(((ImagingStudy) resolve(accepted.getDerivedFromFirstRep()))
                        .getIdentifierFirstRep()
                        .getValue())
                .isEqualTo("urn:oid:" + ExampleStudy.STUDY_UID);

        Observation modified = observation("2.25.702");
        assertThat(modified.getBodySite().getText()).isEqualTo("Left Lung");
        assertThat(modified.getBodySite().getCoding())
                .extracting(code -> code.getCode())
                .contains("44029006");
        assertThat(component(modified, "81827009").getCode().getText()).isEqualTo("Diameter (Measured by the reader)");
        assertThat(modified.getComponent())
                .noneMatch(component ->
                        component.getCode().getCodingFirstRep().getCode().equals("111012"));
    }

    @Test
    void observationKeyIsThatOfTheSr() {
        assertThat(observation("2.25.701").getIdentifierFirstRep().getValue())
                .isEqualTo("urn:oid:" + ExampleReport.IDS.observationUid(new TrackingUid("2.25.701")));
    }

    @Test
    void aiOriginIsLabelledAndTheModelNamed() {
        assertThat(observation("2.25.701").getMeta().getSecurityFirstRep().getCode())
                .isEqualTo("AIAST");
        assertThat(observation("2.25.702").getMeta().getSecurityFirstRep().getCode())
                .isEqualTo("AIAST");
        assertThat(observation("2.25.704").getMeta().hasSecurity()).isFalse();
        assertThat(observation("2.25.704").hasDevice()).isFalse();
        Device device = (Device) resolve(observation("2.25.701").getDevice());
        assertThat(device.getIdentifierFirstRep().getValue()).isEqualTo("urn:oid:2.25.1001");
        assertThat(device.getVersionFirstRep().getValue()).isEqualTo("1.0.0");
        assertThat(device.getNoteFirstRep().getText()).contains("not for clinical use");
        assertThat(resources(Device.class)).as("one device for one model").hasSize(1);
    }

    @Test
    void provenanceSaysWhoVerifiedEachFinding() {
        assertThat(roles("2.25.701")).containsExactly("verifier", "assembler");
        assertThat(roles("2.25.702")).containsExactly("verifier", "author", "assembler");
        assertThat(roles("2.25.704")).containsExactly("author");
        Provenance accepted = provenance("2.25.701");
        assertThat(accepted.getActivity().getCodingFirstRep().getCode()).isEqualTo("ACCEPTED");
        assertThat(accepted.getOccurredDateTimeType().getValueAsString()).isEqualTo("2026-11-24T10:20:00.000+01:00");
        assertThat(resolve(accepted.getAgent().get(0).getWho())).isInstanceOf(PractitionerRole.class);
        assertThat(resolve(accepted.getAgent().get(1).getWho())).isInstanceOf(Device.class);
    }

    @Test
    void onlyVerifiedFindingsAreStated() {
        String json = text(writer.write(ExampleReport.content()).get(0));

        assertThat(json).contains("2.25.701", "2.25.704");
        assertThat(json).doesNotContain(ExampleReport.NEVER_STATED, "2.25.705", "2.25.706");
        assertThat(resources(Observation.class)).hasSize(4);
    }

    @Test
    void withoutStatedFindingsItSaysSo() {
        Bundle empty = bundle(ExampleReport.of(ExampleStudy.ct(), List.of()));

        DiagnosticReport report = (DiagnosticReport) empty.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(DiagnosticReport.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(report.getConclusion()).isEqualTo("This report states no finding.");
        assertThat(report.hasResult()).isFalse();
    }

    @Test
    void sameContentGivesTheSameBytes() {
        assertThat(writer.write(ExampleReport.content()).get(0).bytes())
                .isEqualTo(new FhirReportWriter(FhirSettings.DEFAULT)
                        .write(ExampleReport.content())
                        .get(0)
                        .bytes());
    }

    @Test
    void datesThatAreNoneAreLeftOut() {
        Patient patient = patient("HOSPITAL-A", Optional.of("19700229"));

        assertThat(patient.hasBirthDate()).isFalse();
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("DOE");
    }

    private String identifierSystem(String issuer) {
        return patient(issuer, Optional.empty()).getIdentifierFirstRep().getSystem();
    }

    private Patient patient(String issuer, Optional<String> birthDate) {
        Study study = ExampleStudy.ct();
        var patient = new org.overread.core.study.Patient(
                "DOE^JANE", "PID-4711", issuer, birthDate, Optional.empty(), Optional.empty());
        Study other = new Study(
                study.studyInstanceUid(),
                patient,
                study.date(),
                study.time(),
                study.accessionNumber(),
                study.studyId(),
                study.description(),
                study.referringPhysician(),
                study.series());
        return bundle(ExampleReport.content(other)).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<String> roles(String trackingUid) {
        return provenance(trackingUid).getAgent().stream()
                .map(agent -> agent.getType().getCodingFirstRep().getCode())
                .toList();
    }

    private Provenance provenance(String trackingUid) {
        Observation observation = observation(trackingUid);
        return resources(Provenance.class).stream()
                .filter(provenance -> resolve(provenance.getTargetFirstRep()) == observation)
                .findFirst()
                .orElseThrow();
    }

    private Observation observation(String trackingUid) {
        return resources(Observation.class).stream()
                .filter(observation -> observation.getIdentifier().stream()
                        .anyMatch(id -> id.getValue().equals("urn:oid:" + trackingUid)))
                .findFirst()
                .orElseThrow();
    }

    private static Observation.ObservationComponentComponent component(Observation observation, String code) {
        return observation.getComponent().stream()
                .filter(component ->
                        component.getCode().getCodingFirstRep().getCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private Resource resolve(Reference reference) {
        Map<String, Resource> byUrl = bundle.getEntry().stream()
                .collect(Collectors.toMap(
                        Bundle.BundleEntryComponent::getFullUrl, Bundle.BundleEntryComponent::getResource));
        return byUrl.get(reference.getReferenceElement().getValue());
    }

    private <T extends Resource> T only(Class<T> type) {
        assertThat(resources(type)).hasSize(1);
        return resources(type).get(0);
    }

    private <T extends Resource> List<T> resources(Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private Bundle bundle(ReportContent content) {
        return parsed(writer.write(content).get(0));
    }

    private static Bundle parsed(FrozenDocument document) {
        return CONTEXT.newJsonParser().parseResource(Bundle.class, text(document));
    }

    private static String text(FrozenDocument document) {
        return new String(document.bytes(), StandardCharsets.UTF_8);
    }
}
