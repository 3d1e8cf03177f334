package org.overread.core.inference;

/** A run that gave no result, by kind. The message can be shown and carries no patient data. */
public final class InferenceException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a run gave no result. */
    public enum Kind {
        /** The package's files do not match its manifest, or the manifest is unsound. */
        PACKAGE_REFUSED,
        /** The series, looked into, is not what the model is for. */
        NOT_ELIGIBLE,
        /** The runtime could not load or run the model. */
        RUNTIME,
        OUT_OF_MEMORY,
        /** There is no room for files that are needed to run the model. */
        DISK_FULL,
        /** The output has the wrong shape or is not finite. */
        BAD_OUTPUT,
        CANCELLED
    }

    private final Kind kind;
    private final transient RunReason reason;

    /** Said in words of no code. */
    public InferenceException(Kind kind, String message) {
        this(kind, RunReason.said(message));
    }

    public InferenceException(Kind kind, RunReason reason) {
        super(reason.english());
        this.kind = kind;
        this.reason = reason;
    }

    public InferenceException(Kind kind, String message, Throwable cause) {
        this(kind, RunReason.said(message), cause);
    }

    public InferenceException(Kind kind, RunReason reason, Throwable cause) {
        super(reason.english(), cause);
        this.kind = kind;
        this.reason = reason;
    }

    public Kind kind() {
        return kind;
    }

    /** What the message says, by its code. */
    public RunReason reason() {
        return reason;
    }
}
