package org.overread.reporting.dicomweb;

import java.io.IOException;

/** A multipart body that is refused. The message says why and carries nothing of the body. */
public final class MultipartException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why it was refused. */
    public enum Kind {
        /** Not multipart/related, or against RFC 2046. */
        MALFORMED,
        /** Ends before its closing delimiter. */
        TRUNCATED,
        /** Beyond a stated bound. */
        TOO_LARGE
    }

    private final Kind kind;

    MultipartException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
