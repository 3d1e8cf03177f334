package org.overread.viewer.station;

import java.util.concurrent.CompletionException;

/** Why something failed, in words that can be shown. */
final class Reasons {

    static String of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private Reasons() {}
}
