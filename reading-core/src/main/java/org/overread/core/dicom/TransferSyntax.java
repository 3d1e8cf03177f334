package org.overread.core.dicom;

import java.util.Optional;

/** Transfer syntaxes that data sets are read in (PS3.5 10, A). */
public enum TransferSyntax {
    IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2"),
    EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1");

    private final String uid;

    TransferSyntax(String uid) {
        this.uid = uid;
    }

    public String uid() {
        return uid;
    }

    public static Optional<TransferSyntax> ofUid(String uid) {
        for (TransferSyntax syntax : values()) {
            if (syntax.uid.equals(uid)) {
                return Optional.of(syntax);
            }
        }
        return Optional.empty();
    }
}
