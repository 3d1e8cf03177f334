package org.overread.core.inference;

import java.util.Optional;
import org.overread.core.finding.CodedConcept;

/**
 * How a run of one model ended, as a code: of CID 6047 "CAD Processing and Findings Summary" (PS3.16) where that has one,
 * else of this station's scheme.
 */
public final class RunEnding {
    private static final CodedConcept WITHOUT_FINDINGS =
            new CodedConcept("111241", "DCM", "All algorithms succeeded; without findings");
    private static final CodedConcept WITH_FINDINGS =
            new CodedConcept("111242", "DCM", "All algorithms succeeded; with findings");
    private static final CodedConcept FAILED =
            new CodedConcept("111245", "DCM", "No algorithms succeeded; without findings");
    private static final CodedConcept NOT_ELIGIBLE = local("NotEligible", "Series not eligible for the algorithm");
    private static final CodedConcept SILENT = local("Silent", "Algorithm runs for monitoring only");
    private static final CodedConcept SUPERSEDED = local("Superseded", "Result on fewer images than the series has");

    /** Empty for a run that has not ended, or whose ending is not yet for the reader to know. */
    public static Optional<CodedConcept> code(InferenceStatus run) {
        return switch (run.state()) {
            case QUEUED, RUNNING, HELD -> Optional.empty();
            case NOT_ELIGIBLE -> Optional.of(NOT_ELIGIBLE);
            case FAILED -> Optional.of(FAILED);
            case NO_FINDINGS -> Optional.of(WITHOUT_FINDINGS);
            case FINDINGS -> Optional.of(WITH_FINDINGS);
            case LATE ->
                Optional.of(run.findings().isEmpty() ? WITHOUT_FINDINGS : WITH_FINDINGS)
                        .filter(code -> run.finished());
            case SUPERSEDED -> Optional.of(SUPERSEDED);
            case SILENT -> Optional.of(SILENT);
        };
    }

    private static CodedConcept local(String value, String meaning) {
        return new CodedConcept(value, "99OVERREAD", meaning);
    }

    private RunEnding() {}
}
