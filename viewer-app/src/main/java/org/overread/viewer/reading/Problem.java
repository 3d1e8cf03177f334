package org.overread.viewer.reading;

import java.util.Arrays;
import java.util.List;

/** What may be wrong at a time. Each has a line of its own, which only what it is about can end. */
public enum Problem {
    /** The station's data: not open, or altered by another hand. */
    STATION(false),
    /** The outbox, which nothing leaves. */
    OUTBOX(false),
    /** How the deliveries of the study on screen stand. */
    DELIVERIES(true),
    WORKLIST(false),
    /** Hanging protocols that cannot be read. */
    HANGING(false),
    /** Model packages that cannot be used. */
    MODELS(false),
    /** Results that those who monitor models will miss. */
    MONITORING(false),
    /** The report of the study before. */
    EARLIER_REPORT(true),
    /** Images that did not come. */
    IMAGES(true),
    /** Model runs on this study. */
    RUNS(true),
    /** Decisions that are not on disk. */
    DECISIONS(true),
    /** Measurements that are not on disk. */
    MEASUREMENTS(true),
    /** Key images that are not on disk. */
    KEY_IMAGES(true);

    private final boolean ofStudy;

    Problem(boolean ofStudy) {
        this.ofStudy = ofStudy;
    }

    /** Those that are of no interest any more when the study on screen gives way. */
    static List<Problem> ofStudy() {
        return Arrays.stream(values()).filter(problem -> problem.ofStudy).toList();
    }
}
