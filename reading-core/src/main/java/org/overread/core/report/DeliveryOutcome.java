package org.overread.core.report;

/** What a destination said. Reasons are one line, without patient data. */
public sealed interface DeliveryOutcome {

    /** The destination has it (now, or already had it). */
    record Acknowledged() implements DeliveryOutcome {}

    /** Not now: unreachable, busy, or an error that may pass. */
    record Retry(String reason) implements DeliveryOutcome {}

    /** Never as it is: the destination refuses it; a person must look. */
    record Refused(String reason) implements DeliveryOutcome {}
}
