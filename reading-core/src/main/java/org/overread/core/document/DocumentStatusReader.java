package org.overread.core.document;

import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;

/** Reads completion, verification and finality (PS3.3 C.17.2). */
final class DocumentStatusReader {

    static DocumentStatus read(DataSet document, DocumentProblems problems) {
        DocumentStatus status = new DocumentStatus(
                flag(document, Tag.CompletionFlag, DocumentStatus.Completion.class, problems),
                document.string(Tag.CompletionFlagDescription),
                flag(document, Tag.VerificationFlag, DocumentStatus.Verification.class, problems),
                flag(document, Tag.PreliminaryFlag, DocumentStatus.Finality.class, problems),
                document.items(Tag.VerifyingObserverSequence).stream()
                        .map(DocumentStatusReader::observer)
                        .toList());
        if (status.verification().equals(Optional.of(DocumentStatus.Verification.VERIFIED)) && !status.verified()) {
            problems.add(
                    "", "called VERIFIED without being COMPLETE or without a verifying observer: taken as unverified");
        }
        return status;
    }

    private static <E extends Enum<E>> Optional<E> flag(
            DataSet from, int tag, Class<E> type, DocumentProblems problems) {
        Optional<String> given = from.string(tag);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        for (E known : type.getEnumConstants()) {
            if (known.name().equals(given.get())) {
                return Optional.of(known);
            }
        }
        problems.add("", "an unknown " + Required.name(tag));
        return Optional.empty();
    }

    private static DocumentStatus.VerifyingObserver observer(DataSet item) {
        return new DocumentStatus.VerifyingObserver(
                item.string(Tag.VerifyingObserverName),
                item.string(Tag.VerifyingOrganization),
                item.string(Tag.VerificationDateTime));
    }

    private DocumentStatusReader() {}
}
