package org.overread.viewer.station;

import org.overread.core.report.SigningOutcome;
import org.overread.findings.panel.Signature;

/** What the reader is told of a report that was to be signed. */
final class Signatures {

    /** @throws IllegalStateException where the report is not signed, with a message that can be shown */
    static Signature of(SigningOutcome outcome) {
        return switch (outcome) {
            case SigningOutcome.Signed signed ->
                new Signature(
                        signed.report().content().reader(),
                        signed.report().content().signedAt());
            case SigningOutcome.AlreadySigned any -> throw new IllegalStateException("this study is signed already");
            case SigningOutcome.BeingSigned any -> throw new IllegalStateException("it is being signed");
            case SigningOutcome.NotSaved refused -> throw new IllegalStateException(refused.why());
            case SigningOutcome.ChangedSinceConfirmed any ->
                throw new IllegalStateException("the findings have changed; look again and confirm");
            case SigningOutcome.DocumentFailed refused ->
                throw new IllegalStateException("a document could not be made: " + refused.why());
        };
    }

    private Signatures() {}
}
