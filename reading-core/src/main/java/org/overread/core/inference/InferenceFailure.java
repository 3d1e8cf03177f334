package org.overread.core.inference;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.overread.core.dicom.DicomException;

/**
 * What the reader is told when a run gives no result.
 *
 * @param reason without patient data
 */
record InferenceFailure(FailureCode code, RunReason reason) {
    static final InferenceFailure CANCELLED =
            new InferenceFailure(FailureCode.CANCELLED, RunReason.of(RunReason.Code.CANCELLED));

    static InferenceFailure of(Throwable cause) {
        return switch (cause) {
            case InferenceException e -> of(e);
            case DicomException e -> unreadable(RunReason.Code.UNREADABLE, e.getMessage());
            // A file's name may hold a patient's: only the kind of trouble is told.
            case IOException e ->
                unreadable(RunReason.Code.UNREADABLE_FILE, e.getClass().getSimpleName());
            case OutOfMemoryError e ->
                new InferenceFailure(FailureCode.OUT_OF_MEMORY, RunReason.of(RunReason.Code.OUT_OF_MEMORY));
            case CompletionException e when e.getCause() != null -> of(e.getCause());
            default ->
                new InferenceFailure(
                        FailureCode.UNEXPECTED,
                        RunReason.of(RunReason.Code.UNEXPECTED, cause.getClass().getSimpleName()));
        };
    }

    private static InferenceFailure of(InferenceException e) {
        return e.kind() == InferenceException.Kind.CANCELLED
                ? CANCELLED
                : new InferenceFailure(FailureCode.of(e), e.reason());
    }

    private static InferenceFailure unreadable(RunReason.Code code, String why) {
        return new InferenceFailure(FailureCode.SERIES_UNREADABLE, RunReason.of(code, String.valueOf(why)));
    }
}
