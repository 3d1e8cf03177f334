package org.overread.core.planted;

import org.overread.core.report.DocumentKind;
import org.overread.core.report.FrozenDocument;
import org.overread.core.sr.UnverifiedDocument;

/** Breaks a house rule on purpose. */
public final class UnverifiedDocumentThatIsFrozen {
    FrozenDocument freeze(UnverifiedDocument document) {
        return FrozenDocument.freeze(DocumentKind.SR, document.sopInstanceUid(), "application/dicom", document.bytes());
    }
}
