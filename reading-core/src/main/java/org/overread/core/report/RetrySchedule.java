package org.overread.core.report;

import java.time.Duration;

/** How long to wait after a failed attempt: doubling from the first pause to the longest. */
public record RetrySchedule(Duration first, Duration longest) {
    /** 2 s, 4 s, 8 s … 10 min. */
    public static final RetrySchedule STANDARD = new RetrySchedule(Duration.ofSeconds(2), Duration.ofMinutes(10));

    public RetrySchedule {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("a retry schedule needs pauses, the longest not below the first");
        }
    }

    /** @param attempts made so far, from 1 */
    public Duration pauseAfter(int attempts) {
        Duration pause = first;
        for (int n = 1; n < attempts && pause.compareTo(longest) < 0; n++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
