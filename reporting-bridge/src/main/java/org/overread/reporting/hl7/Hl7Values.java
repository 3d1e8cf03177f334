package org.overread.reporting.hl7;

import ca.uhn.hl7v2.model.DataTypeException;
import ca.uhn.hl7v2.model.v251.datatype.CE;
import ca.uhn.hl7v2.model.v251.datatype.CNN;
import ca.uhn.hl7v2.model.v251.datatype.CWE;
import ca.uhn.hl7v2.model.v251.datatype.XCN;
import ca.uhn.hl7v2.model.v251.datatype.XPN;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;
import org.overread.core.review.ReaderIdentity;
import org.overread.reporting.demographics.DicomDate;
import org.overread.reporting.demographics.PersonName;

/** Values of HL7 v2.5.1 data types. Delimiters in them are escaped by the encoder; control characters become blanks here. */
final class Hl7Values {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSSxx", Locale.ROOT);

    /** Text without control characters: a line feed in a name must not begin a segment. */
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }

    static String moment(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone));
    }

    /** A DA and a TM value as a time stamp, as precise as both are; empty where the date is none. */
    static String moment(Optional<String> date, Optional<String> time) {
        String day =
                DicomDate.of(date).map(DateTimeFormatter.BASIC_ISO_DATE::format).orElse("");
        String clock = time.filter(value -> value.matches("([01]\\d|2[0-3])[0-5]\\d([0-5]\\d(\\.\\d+)?)?"))
                .orElse("");
        if (clock.length() > 11) {
            clock = clock.substring(0, 11);
        }
        return day.isEmpty() ? "" : day + clock;
    }

    static void put(CWE field, CodedConcept code) throws DataTypeException {
        field.getIdentifier().setValue(plain(code.value()));
        field.getText().setValue(plain(code.meaning()));
        field.getNameOfCodingSystem().setValue(plain(code.scheme()));
    }

    static void put(CE field, CodedConcept code) throws DataTypeException {
        field.getIdentifier().setValue(plain(code.value()));
        field.getText().setValue(plain(code.meaning()));
        field.getNameOfCodingSystem().setValue(plain(code.scheme()));
    }

    /** XPN: family^given^second^suffix^prefix, in another order than PN; with the way it is written. */
    static void put(XPN field, PersonName.Group name, char representation) throws DataTypeException {
        field.getFamilyName().getSurname().setValue(plain(name.family()));
        field.getGivenName().setValue(plain(name.given()));
        field.getSecondAndFurtherGivenNamesOrInitialsThereof().setValue(plain(name.middle()));
        field.getSuffixEgJRorIII().setValue(plain(name.suffix()));
        field.getPrefixEgDR().setValue(plain(name.prefix()));
        field.getNameTypeCode().setValue("L");
        field.getNameRepresentationCode().setValue(String.valueOf(representation));
    }

    static void put(XCN field, ReaderIdentity reader) throws DataTypeException {
        field.getIDNumber().setValue(plain(reader.id()));
        field.getAssigningAuthority().getNamespaceID().setValue(plain(reader.idScheme()));
        put(field, reader.personName());
    }

    static void put(XCN field, String personName) throws DataTypeException {
        List<PersonName.Group> groups = PersonName.of(personName).groups();
        if (!groups.isEmpty()) {
            PersonName.Group name = groups.get(0);
            field.getFamilyName().getSurname().setValue(plain(name.family()));
            field.getGivenName().setValue(plain(name.given()));
            field.getSecondAndFurtherGivenNamesOrInitialsThereof().setValue(plain(name.middle()));
            field.getSuffixEgJRorIII().setValue(plain(name.suffix()));
            field.getPrefixEgDR().setValue(plain(name.prefix()));
        }
    }

    static void put(CNN field, ReaderIdentity reader) throws DataTypeException {
        field.getIDNumber().setValue(plain(reader.id()));
        field.getAssigningAuthorityNamespaceID().setValue(plain(reader.idScheme()));
        List<PersonName.Group> groups = PersonName.of(reader.personName()).groups();
        if (!groups.isEmpty()) {
            PersonName.Group name = groups.get(0);
            field.getFamilyName().setValue(plain(name.family()));
            field.getGivenName().setValue(plain(name.given()));
            field.getSecondAndFurtherGivenNamesOrInitialsThereof().setValue(plain(name.middle()));
            field.getSuffixEgJRorIII().setValue(plain(name.suffix()));
            field.getPrefixEgDR().setValue(plain(name.prefix()));
        }
    }

    private Hl7Values() {}
}
