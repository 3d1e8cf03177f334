package org.overread.reporting.dicomweb;

import java.io.IOException;
import org.overread.core.report.DeliveryOutcome;
import org.overread.core.report.DeliveryOutcome.Refused;
import org.overread.core.report.DeliveryOutcome.Retry;

/**
 * What HTTP statuses, failure reasons and broken connections mean for a delivery. What a person must mend is refused; what
 * may pass by itself is tried again. Reasons are ours, never the server's words: those may name a patient.
 */
final class StoreOutcomes {

    /** A status that no store response explains. */
    static DeliveryOutcome ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> new Refused("HTTP " + status + ": not permitted; check the destination's credentials");
            case 404, 405, 410, 501 -> new Refused("HTTP " + status + ": no STOW-RS service at this address");
            case 413 -> new Refused("HTTP 413: the document is larger than the destination takes");
            case 408, 409, 425, 429 -> new Retry("HTTP " + status + ": the destination is busy");
            default ->
                status >= 300 && status < 400
                        ? new Refused("HTTP " + status + ": redirected elsewhere; correct the destination's address")
                        : status >= 400 && status < 500
                                ? new Refused("HTTP " + status + ": the destination refuses the request")
                                : new Retry("HTTP " + status + ": the destination failed");
        };
    }

    /** A Failure Reason (PS3.18 Table 10.5.3-2 and I.2.2; PS3.7 C). */
    static DeliveryOutcome ofFailure(int reason) {
        String code = String.format("failure reason %04X", reason);
        if (reason == 0x0110 || (reason & 0xFF00) == 0xA700) {
            return new Retry(code + (reason == 0x0110 ? ": processing failed" : ": out of resources"));
        }
        if (reason == 0x0122) {
            return new Refused(code + ": the destination does not take this kind of document");
        }
        if (reason == 0x0124) {
            return new Refused(code + ": not permitted");
        }
        return new Refused(code + ": the destination does not accept the document");
    }

    /** A connection that broke, or was never made. */
    static DeliveryOutcome ofException(IOException e) {
        return new Retry(BrokenConnection.reason(e));
    }

    private StoreOutcomes() {}
}
