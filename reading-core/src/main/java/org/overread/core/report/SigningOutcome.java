package org.overread.core.report;

/** What became of a signature. Nothing is stored or sent unless it is {@link Signed}; reasons carry no patient data. */
public sealed interface SigningOutcome {

    /** Stored with its documents; on its way to every destination. */
    record Signed(SignedReport report) implements SigningOutcome {}

    /** The study has a signed report; what changes now is an addendum. */
    record AlreadySigned() implements SigningOutcome {}

    /** Another signature of this review is under way. */
    record BeingSigned() implements SigningOutcome {}

    /** Decisions, exposures or the report itself could not be saved. Trying again is safe. */
    record NotSaved(String why) implements SigningOutcome {}

    /** The review is no longer what the reader confirmed; it has to be confirmed again. */
    record ChangedSinceConfirmed(ReportDraft now) implements SigningOutcome {}

    /** A document could not be made. */
    record DocumentFailed(String writer, String why) implements SigningOutcome {}
}
