package org.overread.core.worklist;

import java.io.IOException;

/** An archive cannot give what was asked. The message is one line, can be shown, and carries no patient data. */
public final class ArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    public ArchiveException(String message) {
        super(message);
    }

    public ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
