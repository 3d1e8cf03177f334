package org.overread.core.sr;

import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;
import org.overread.core.dicom.Vr;
import org.overread.core.study.Patient;
import org.overread.core.study.Study;

/**
 * Patient and study of a document, as in the images it is about (PS3.3 C.7.1.1, C.7.2): identity as the reader saw it,
 * the attributes beside it as an instance of the study has them.
 */
final class PatientAndStudy {
    private static final List<Integer> BESIDE_IDENTITY = List.of(
            Tag.IssuerOfAccessionNumberSequence,
            Tag.IssuerOfPatientIDQualifiersSequence,
            Tag.PatientBirthTime,
            Tag.OtherPatientIDsSequence,
            Tag.PatientSize,
            Tag.PatientWeight,
            Tag.EthnicGroup,
            Tag.PatientSpeciesDescription,
            Tag.PatientSpeciesCodeSequence,
            Tag.PatientBreedDescription,
            Tag.PatientBreedCodeSequence,
            Tag.BreedRegistrationSequence,
            Tag.ResponsiblePerson,
            Tag.ResponsiblePersonRole,
            Tag.ResponsibleOrganization,
            Tag.PatientIdentityRemoved,
            Tag.DeidentificationMethod,
            Tag.DeidentificationMethodCodeSequence,
            Tag.AdmissionID,
            Tag.IssuerOfAdmissionIDSequence);

    static void copy(Study study, Optional<DataSet> header, DataSet document) {
        header.ifPresent(source -> BESIDE_IDENTITY.forEach(
                tag -> source.element(tag).ifPresent(element -> copy(source, element, document))));
        Patient patient = study.patient();
        document.putString(Tag.PatientName, Vr.PN, patient.name());
        document.putString(Tag.PatientID, Vr.LO, patient.id());
        put(document, Tag.IssuerOfPatientID, Vr.LO, Optional.of(patient.issuerOfId()));
        putOrEmpty(document, Tag.PatientBirthDate, Vr.DA, patient.birthDate());
        putOrEmpty(document, Tag.PatientSex, Vr.CS, patient.sex());
        put(document, Tag.PatientAge, Vr.AS, patient.age());

        document.putString(Tag.StudyInstanceUID, Vr.UI, study.studyInstanceUid());
        putOrEmpty(document, Tag.StudyDate, Vr.DA, study.date());
        putOrEmpty(document, Tag.StudyTime, Vr.TM, study.time());
        putOrEmpty(document, Tag.ReferringPhysicianName, Vr.PN, study.referringPhysician());
        putOrEmpty(document, Tag.StudyID, Vr.SH, study.studyId());
        putOrEmpty(document, Tag.AccessionNumber, Vr.SH, study.accessionNumber());
        put(document, Tag.StudyDescription, Vr.LO, Optional.of(study.description()));
    }

    private static void put(DataSet document, int tag, Vr vr, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> document.putString(tag, vr, text));
    }

    private static void putOrEmpty(DataSet document, int tag, Vr vr, Optional<String> value) {
        document.putEmpty(tag, vr);
        put(document, tag, vr, value);
    }

    /** Text is encoded anew, by the document's character set; other values are taken as they are. */
    private static void copy(DataSet source, Element element, DataSet target) {
        switch (element.value()) {
            case Value.Items items ->
                target.putItems(
                        element.tag(),
                        items.items().stream().map(PatientAndStudy::copy).toList());
            case Value.Bytes bytes
            when isText(element.vr()) ->
                target.putString(
                        element.tag(),
                        element.vr(),
                        source.strings(element.tag()).toArray(String[]::new));
            default -> target.put(new Element(element.tag(), element.vr(), element.value()));
        }
    }

    private static DataSet copy(DataSet item) {
        DataSet copied = new DataSet();
        item.elements().stream()
                .filter(element -> element.tag() != Tag.SpecificCharacterSet)
                .forEach(element -> copy(item, element, copied));
        return copied;
    }

    private static boolean isText(Vr vr) {
        return switch (vr.kind()) {
            case TEXT, CHARACTERS, PARAGRAPH -> true;
            case BINARY, BULK, SEQUENCE -> false;
        };
    }

    private PatientAndStudy() {}
}
