package org.overread.core.review;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.overread.core.finding.TrackingUid;

/** The steps of a review that can be taken back, and those taken back that can be made again. */
final class ReviewHistory {
    private final Deque<Step> made = new ArrayDeque<>();
    private final Deque<Step> takenBack = new ArrayDeque<>();

    /** One decision: how the finding stood before it and stands after it. */
    record Step(TrackingUid trackingUid, Optional<Assessment> before, Optional<Assessment> after) {
        /** How the finding stands when the step is taken back, or made. */
        Optional<Assessment> toward(ReviewEntry.Cause cause) {
            return cause == ReviewEntry.Cause.UNDONE ? before : after;
        }
    }

    /** The step that an undo would take back, or a redo would make again. */
    Optional<Step> next(ReviewEntry.Cause cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case UNDONE -> made.peek();
                    case REDONE -> takenBack.peek();
                    case DECIDED -> null;
                });
    }

    /** Takes note of what was done; {@code step} counts for a decision only. */
    void follow(ReviewEntry.Cause cause, Step step) {
        switch (cause) {
            case DECIDED -> {
                made.push(step);
                takenBack.clear();
            }
            case UNDONE -> move(made, takenBack);
            case REDONE -> move(takenBack, made);
        }
    }

    void forget() {
        made.clear();
        takenBack.clear();
    }

    private static void move(Deque<Step> from, Deque<Step> to) {
        if (!from.isEmpty()) {
            to.push(from.pop());
        }
    }
}
