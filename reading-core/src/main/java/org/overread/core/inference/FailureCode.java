package org.overread.core.inference;

/** Why a run failed, as a code; the words are the status's reason. */
public enum FailureCode {
    /** The package's files do not match its manifest, or the runtime refuses the model. */
    PACKAGE_REFUSED,
    /** The series cannot be read, or is no volume. */
    SERIES_UNREADABLE,
    /** The runtime or its provider could not run the model. */
    RUNTIME,
    /** Memory ran out while the model ran. */
    OUT_OF_MEMORY,
    /** The run would need more memory than the station gives to models, or none became free in time. */
    MEMORY_BUDGET,
    /** There is no room on the disk for files that are needed to run the model. */
    DISK_FULL,
    /** The output has the wrong shape or is not finite. */
    BAD_OUTPUT,
    CANCELLED,
    /** The model gave no answer at all; nobody waits for it any more. */
    ABANDONED,
    UNEXPECTED;

    /** Of a model that could not be opened, or gave no result. */
    public static FailureCode of(InferenceException cause) {
        return switch (cause.kind()) {
            case PACKAGE_REFUSED -> PACKAGE_REFUSED;
            case OUT_OF_MEMORY -> OUT_OF_MEMORY;
            case DISK_FULL -> DISK_FULL;
            case BAD_OUTPUT -> BAD_OUTPUT;
            case CANCELLED -> CANCELLED;
            case RUNTIME, NOT_ELIGIBLE -> RUNTIME;
        };
    }
}
