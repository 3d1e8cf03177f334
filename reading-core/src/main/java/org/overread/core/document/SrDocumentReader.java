package org.overread.core.document;

import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcepts;

/**
 * Reads structured report documents of every SR SOP class (PS3.3 A.35, C.17): text, measurement, CAD and dose reports, key
 * object selections, procedure logs. What the class does not allow, is missing or unknown is named in
 * {@link SrDocument#problems}, and the rest read.
 *
 * <p>Errors: {@link DicomException} MISSING_ATTRIBUTE where it is no structured report; TOO_LARGE beyond 500 000 content items
 * or 64 levels.
 */
public final class SrDocumentReader {

    /** Whether a data set is a structured report: it has a content tree. */
    public static boolean reads(DataSet dataSet) {
        return dataSet.string(Tag.ValueType).isPresent() && !dataSet.contains(Tag.Rows);
    }

    public static SrDocument read(DataSet dataSet) throws DicomException {
        if (!reads(dataSet)) {
            throw new DicomException(
                    Kind.MISSING_ATTRIBUTE, "no structured report: no " + Required.name(Tag.ValueType));
        }
        DocumentProblems problems = new DocumentProblems();
        DocumentIdentity identity = identity(dataSet, problems);
        DocumentStatus status = DocumentStatusReader.read(dataSet, problems);
        DocumentReferences references = references(dataSet, problems);
        ContentItem root = new ContentTreeReader(problems).root(dataSet);
        if (!(root.value() instanceof ContentValue.Container)) {
            problems.add("1", "the root is no CONTAINER");
        }
        new ReferenceCheck(problems).check(root);
        return new SrDocument(
                identity,
                status,
                references,
                authors(dataSet),
                equipment(dataSet),
                dataSet.items(Tag.ContributingEquipmentSequence).stream()
                        .map(SrDocumentReader::equipment)
                        .toList(),
                root,
                problems.all());
    }

    private static DocumentIdentity identity(DataSet document, DocumentProblems problems) {
        for (int tag : new int[] {Tag.SOPClassUID, Tag.SOPInstanceUID, Tag.StudyInstanceUID, Tag.SeriesInstanceUID}) {
            if (document.string(tag).isEmpty()) {
                problems.add("", "no " + Required.name(tag));
            }
        }
        return new DocumentIdentity(
                document.string(Tag.SOPClassUID),
                document.string(Tag.SOPInstanceUID),
                document.string(Tag.StudyInstanceUID),
                document.string(Tag.SeriesInstanceUID),
                document.string(Tag.SeriesDescription),
                document.string(Tag.ContentDate),
                document.string(Tag.ContentTime));
    }

    private static DocumentReferences references(DataSet document, DocumentProblems problems) {
        return new DocumentReferences(
                References.hierarchical(document, Tag.PredecessorDocumentsSequence, what -> problems.add("", what)),
                References.hierarchical(document, Tag.IdenticalDocumentsSequence, what -> problems.add("", what)),
                References.hierarchical(
                        document, Tag.CurrentRequestedProcedureEvidenceSequence, what -> problems.add("", what)),
                References.hierarchical(document, Tag.PertinentOtherEvidenceSequence, what -> problems.add("", what)));
    }

    private static List<Observer> authors(DataSet document) {
        return document.items(Tag.AuthorObserverSequence).stream()
                .map(SrDocumentReader::author)
                .toList();
    }

    private static Observer author(DataSet item) {
        Optional<String> institution = item.string(Tag.InstitutionName);
        if (item.string(Tag.ObserverType).filter("DEV"::equals).isPresent()) {
            return new Observer.Device(
                    item.string(Tag.DeviceUID),
                    item.string(Tag.StationName),
                    item.string(Tag.Manufacturer),
                    item.string(Tag.ManufacturerModelName),
                    item.string(Tag.DeviceSerialNumber),
                    institution);
        }
        return new Observer.Person(
                item.string(Tag.PersonName),
                institution,
                CodedConcepts.first(item, Tag.OrganizationalRoleCodeSequence),
                Optional.empty());
    }

    private static Equipment equipment(DataSet item) {
        return new Equipment(
                CodedConcepts.first(item, Tag.PurposeOfReferenceCodeSequence),
                item.string(Tag.Manufacturer),
                item.string(Tag.ManufacturerModelName),
                item.strings(Tag.SoftwareVersions).stream()
                        .filter(version -> !version.isEmpty())
                        .toList(),
                item.string(Tag.DeviceUID));
    }

    private SrDocumentReader() {}
}
