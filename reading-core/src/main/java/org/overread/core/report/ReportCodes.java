package org.overread.core.report;

import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Measurement;
import org.overread.core.review.AssessmentDecision;

/**
 * The station's own codes in outgoing documents. They stand here alone, so that the codes of IHE AI Result Assessment can
 * replace them; until then no conformance to it is claimed.
 */
public final class ReportCodes {
    public static final String LOCAL_SCHEME = "99OVERREAD";

    /** What the reader did with a finding: the name of the item whose value is {@link #of(AssessmentDecision)}. */
    public static final CodedConcept READER_ASSESSMENT =
            new CodedConcept("ASSESSMENT", LOCAL_SCHEME, "Reader's assessment");

    /** A model's raw output for one finding: a number without unit, of that model alone. */
    public static final CodedConcept MODEL_SCORE = new CodedConcept("SCORE", LOCAL_SCHEME, "Model score");

    /** The value that says how a reader verified a finding. */
    public static CodedConcept of(AssessmentDecision decision) {
        return switch (decision) {
            case ACCEPTED -> new CodedConcept("ACCEPTED", LOCAL_SCHEME, "AI finding accepted by the reader");
            case MODIFIED -> new CodedConcept("MODIFIED", LOCAL_SCHEME, "Finding modified by the reader");
            case REJECTED -> new CodedConcept("REJECTED", LOCAL_SCHEME, "AI finding rejected by the reader");
            case ADDED -> new CodedConcept("ADDED", LOCAL_SCHEME, "Reader's own finding");
        };
    }

    /** How a number was obtained. */
    public static CodedConcept of(Measurement.Source source) {
        return switch (source) {
            case MODEL -> new CodedConcept("BY_ALGORITHM", LOCAL_SCHEME, "Measured by the algorithm");
            case READER -> new CodedConcept("BY_READER", LOCAL_SCHEME, "Measured by the reader");
        };
    }

    private ReportCodes() {}
}
