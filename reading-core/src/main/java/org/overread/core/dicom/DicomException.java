package org.overread.core.dicom;

import java.io.IOException;

/** A DICOM input that is refused, by kind. The message names the cause and carries no patient data (invariant I9). */
public final class DicomException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why an input was refused. */
    public enum Kind {
        /** Not DICOM at all. */
        NOT_DICOM,
        /** Could not be opened or read from its medium. */
        UNREADABLE,
        /** Ends before the length it declares. */
        TRUNCATED,
        /** Structure against PS3.5. */
        MALFORMED,
        /** Well-formed, but of a transfer syntax or pixel format that is not supported. */
        UNSUPPORTED,
        /** A mandatory attribute is absent or has no usable value. */
        MISSING_ATTRIBUTE,
        /** Beyond a stated bound of size, depth or count. */
        TOO_LARGE
    }

    private final Kind kind;

    public DicomException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public DicomException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
