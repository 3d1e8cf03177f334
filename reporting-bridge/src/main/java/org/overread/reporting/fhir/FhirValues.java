package org.overread.reporting.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Quantity;
import org.overread.core.dicom.Uids;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.reporting.demographics.DicomDate;
import org.overread.reporting.demographics.PersonName;

/** Values of FHIR data types. */
final class FhirValues {
    static final String DICOM_UID = "urn:dicom:uid";
    private static final String REPRESENTATION = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";

    static Coding coding(CodedConcept code) {
        return new Coding(system(code.scheme()), code.value(), code.meaning());
    }

    static CodeableConcept concept(CodedConcept code) {
        return new CodeableConcept(coding(code)).setText(code.meaning());
    }

    /** The URI of a coding scheme (PS3.16 8); a local one gets a URI of its own. */
    static String system(String scheme) {
        return switch (scheme) {
            case "SCT" -> "http://snomed.info/sct";
            case "DCM" -> "http://dicom.nema.org/resources/ontology/DCM";
            case "LN" -> "http://loinc.org";
            case "UCUM" -> "http://unitsofmeasure.org";
            case "RADLEX" -> "http://www.radlex.org";
            case "RADELEMENT" -> "https://radelement.org";
            default -> "urn:oid:" + Uids.named("coding scheme " + scheme);
        };
    }

    static Quantity quantity(BigDecimal value, Unit unit) {
        return new Quantity()
                .setValue(value)
                .setUnit(unit.ucum())
                .setSystem("http://unitsofmeasure.org")
                .setCode(unit.ucum());
    }

    static Identifier uid(String uid) {
        return new Identifier().setSystem(DICOM_UID).setValue("urn:oid:" + uid);
    }

    static InstantType instant(Instant moment, ZoneId zone) {
        return new InstantType(Date.from(moment), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone(zone));
    }

    static DateTimeType dateTime(Instant moment, ZoneId zone) {
        return new DateTimeType(Date.from(moment), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone(zone));
    }

    /** A DA value as a date; its time is left out, since DICOM does not say in which zone it is. */
    static Optional<String> date(Optional<String> da) {
        return DicomDate.of(da).map(LocalDate::toString);
    }

    static HumanName name(PersonName.Group group, String representation) {
        HumanName name = new HumanName().setUse(HumanName.NameUse.OFFICIAL);
        if (!group.family().isEmpty()) {
            name.setFamily(group.family());
        }
        addIfPresent(group.given(), name::addGiven);
        addIfPresent(group.middle(), name::addGiven);
        addIfPresent(group.prefix(), name::addPrefix);
        addIfPresent(group.suffix(), name::addSuffix);
        name.addExtension(REPRESENTATION, new CodeType(representation));
        return name;
    }

    private static void addIfPresent(String part, java.util.function.Consumer<String> target) {
        if (!part.isEmpty()) {
            target.accept(part);
        }
    }

    private FhirValues() {}
}
