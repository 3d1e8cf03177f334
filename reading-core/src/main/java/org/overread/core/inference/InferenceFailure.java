package org.overread.core.inference;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.overread.core.dicom.DicomException;

/** What the reader is told when a run gives no result: one line, without patient data. */
final class InferenceFailure {

    static String words(Throwable cause) {
        return switch (cause) {
            case InferenceException e when e.kind() == InferenceException.Kind.CANCELLED -> InferenceRun.CANCELLED;
            case InferenceException e -> e.getMessage();
            case DicomException e -> "the series cannot be read: " + e.getMessage();
            // A file's name may hold a patient's: only the kind of trouble is told.
            case IOException e -> "the series cannot be read (" + e.getClass().getSimpleName() + ")";
            case OutOfMemoryError e -> "not enough memory for this model and series";
            case CompletionException e when e.getCause() != null -> words(e.getCause());
            default -> "unexpected error (" + cause.getClass().getSimpleName() + ")";
        };
    }

    private InferenceFailure() {}
}
