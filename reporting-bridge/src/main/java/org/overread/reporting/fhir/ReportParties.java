package org.overread.reporting.fhir;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.report.ReportContent;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.study.Patient;
import org.overread.reporting.demographics.PersonName;

/** The people, organisation and devices of a report, each created once, and references to them. */
final class ReportParties {
    private static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";

    private final TransactionBundle bundle;
    private final FhirSettings settings;
    private final Map<String, Reference> devices = new LinkedHashMap<>();
    private final Reference patient;
    private final Reference organization;
    private final Reference reader;

    ReportParties(TransactionBundle bundle, FhirSettings settings, ReportContent content) {
        this.bundle = bundle;
        this.settings = settings;
        this.patient = patient(content);
        this.organization = organization(content.reader());
        this.reader = reader(content.reader());
    }

    Reference patient() {
        return patient.copy();
    }

    Reference organization() {
        return organization.copy();
    }

    /** The reader in their role at the organisation. */
    Reference reader() {
        return reader.copy();
    }

    Reference device(ModelIdentity model) {
        return devices.computeIfAbsent(model.deviceUid(), uid -> created(model)).copy();
    }

    private Reference patient(ReportContent content) {
        Patient source = content.study().patient();
        var resource = new org.hl7.fhir.r4.model.Patient();
        Identifier identifier = patientIdentifier(content);
        resource.addIdentifier(identifier);
        PersonName name = PersonName.of(source.name());
        name.alphabetic().ifPresent(group -> resource.addName(FhirValues.name(group, "ABC")));
        name.ideographic().ifPresent(group -> resource.addName(FhirValues.name(group, "IDE")));
        name.phonetic().ifPresent(group -> resource.addName(FhirValues.name(group, "SYL")));
        FhirValues.date(source.birthDate()).ifPresent(date -> resource.setBirthDateElement(new DateType(date)));
        gender(source.sex()).ifPresent(resource::setGender);
        return bundle.createOnce(resource, identifier);
    }

    /**
     * A patient ID means nothing without its issuer. Where DICOM names none, it is taken as one of the reader's
     * organisation; a study without a patient ID gets a patient of its own.
     */
    private Identifier patientIdentifier(ReportContent content) {
        Patient source = content.study().patient();
        if (source.id().isBlank()) {
            return new Identifier()
                    .setSystem(settings.system("patient of study", ""))
                    .setValue(content.study().studyInstanceUid());
        }
        String issuer = source.issuerOfId().isBlank() ? "of " + content.reader().organization() : source.issuerOfId();
        return new Identifier()
                .setType(new CodeableConcept(new Coding(IDENTIFIER_TYPE, "MR", "Medical record number")))
                .setSystem(settings.system("patient id", issuer))
                .setValue(source.id());
    }

    private static Optional<Enumerations.AdministrativeGender> gender(Optional<String> sex) {
        return sex.map(value -> switch (value) {
            case "M" -> Enumerations.AdministrativeGender.MALE;
            case "F" -> Enumerations.AdministrativeGender.FEMALE;
            case "O" -> Enumerations.AdministrativeGender.OTHER;
            default -> Enumerations.AdministrativeGender.UNKNOWN;
        });
    }

    private Reference organization(ReaderIdentity identity) {
        Identifier identifier = new Identifier()
                .setSystem(settings.system("organization name", ""))
                .setValue(identity.organization());
        Organization resource = new Organization().setName(identity.organization());
        resource.addIdentifier(identifier);
        return bundle.createOnce(resource, identifier);
    }

    private Reference reader(ReaderIdentity identity) {
        Identifier identifier = new Identifier()
                .setSystem(settings.system("reader", identity.idScheme()))
                .setValue(identity.id());
        Practitioner person = new Practitioner();
        person.addIdentifier(identifier);
        PersonName.of(identity.personName()).groups().forEach(group -> person.addName(FhirValues.name(group, "ABC")));
        Reference practitioner = bundle.createOnce(person, identifier);
        Identifier roleIdentifier = new Identifier()
                .setSystem(settings.system("reader at organization", identity.organization()))
                .setValue(identity.idScheme() + "/" + identity.id());
        PractitionerRole role =
                new PractitionerRole().setPractitioner(practitioner).setOrganization(organization.copy());
        role.addIdentifier(roleIdentifier);
        return bundle.createOnce(role, roleIdentifier);
    }

    private Reference created(ModelIdentity model) {
        Identifier identifier = FhirValues.uid(model.deviceUid());
        Device device = new Device()
                .setManufacturer(model.manufacturer())
                .setModelNumber(model.id())
                .setType(new CodeableConcept().setText("Artificial intelligence model"));
        device.addIdentifier(identifier);
        device.addDeviceName().setName(model.name()).setType(Device.DeviceNameType.MODELNAME);
        device.addVersion().setValue(model.version());
        device.addVersion()
                .setType(new CodeableConcept().setText("SHA-256 of the model file"))
                .setValue(model.sha256());
        if (!model.clinicalUse()) {
            device.addNote().setText("Reference model, not for clinical use.");
        }
        return bundle.createOnce(device, identifier);
    }
}
