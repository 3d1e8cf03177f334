package org.overread.core.inference;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.overread.core.dicom.DicomException;

/**
 * What the reader is told when a run gives no result.
 *
 * @param words one line, without patient data
 */
record InferenceFailure(FailureCode code, String words) {
    static final InferenceFailure CANCELLED = new InferenceFailure(FailureCode.CANCELLED, "cancelled");

    static InferenceFailure of(Throwable cause) {
        return switch (cause) {
            case InferenceException e -> of(e);
            case DicomException e -> unreadable(": " + e.getMessage());
            // A file's name may hold a patient's: only the kind of trouble is told.
            case IOException e -> unreadable(" (" + e.getClass().getSimpleName() + ")");
            case OutOfMemoryError e ->
                new InferenceFailure(FailureCode.OUT_OF_MEMORY, "not enough memory for this model and series");
            case CompletionException e when e.getCause() != null -> of(e.getCause());
            default ->
                new InferenceFailure(
                        FailureCode.UNEXPECTED,
                        "unexpected error (" + cause.getClass().getSimpleName() + ")");
        };
    }

    private static InferenceFailure of(InferenceException e) {
        return e.kind() == InferenceException.Kind.CANCELLED
                ? CANCELLED
                : new InferenceFailure(FailureCode.of(e), e.getMessage());
    }

    private static InferenceFailure unreadable(String why) {
        return new InferenceFailure(FailureCode.SERIES_UNREADABLE, "the series cannot be read" + why);
    }
}
