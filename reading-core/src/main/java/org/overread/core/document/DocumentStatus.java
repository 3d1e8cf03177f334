package org.overread.core.document;

import java.util.List;
import java.util.Optional;

/**
 * How far a document has come (PS3.3 C.17.2). Absent where the document does not say, or is of a class without that flag.
 *
 * @param completion whether it holds all that was to be reported
 * @param verification whether someone who may do so attests it
 * @param preliminary whether it is meant to stay
 */
public record DocumentStatus(
        Optional<Completion> completion,
        Optional<String> completionDescription,
        Optional<Verification> verification,
        Optional<Finality> preliminary,
        List<VerifyingObserver> verifyingObservers) {
    public DocumentStatus {
        verifyingObservers = List.copyOf(verifyingObservers);
    }

    /** Completion Flag. */
    public enum Completion {
        PARTIAL,
        COMPLETE
    }

    /** Verification Flag. */
    public enum Verification {
        UNVERIFIED,
        VERIFIED
    }

    /** Preliminary Flag. */
    public enum Finality {
        PRELIMINARY,
        FINAL
    }

    /** Who verified, and when; parts that are not given are absent. */
    public record VerifyingObserver(Optional<String> name, Optional<String> organization, Optional<String> dateTime) {}

    /**
     * Whether it may be shown as verified: the flag says so, it is complete, and a verifying observer is named. Anything less
     * is shown as unverified.
     */
    public boolean verified() {
        return verification.equals(Optional.of(Verification.VERIFIED))
                && completion.equals(Optional.of(Completion.COMPLETE))
                && verifyingObservers.stream()
                        .anyMatch(observer -> observer.name().isPresent());
    }
}
