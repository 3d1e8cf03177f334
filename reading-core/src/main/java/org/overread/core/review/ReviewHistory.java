package org.overread.core.review;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.overread.core.finding.TrackingUid;

/**
 * The steps that can be taken back, and those taken back that can be made again.
 *
 * @param <T> how a finding, or a measurement, stands
 */
public final class ReviewHistory<T> {
    private final Deque<Step<T>> made = new ArrayDeque<>();
    private final Deque<Step<T>> takenBack = new ArrayDeque<>();

    /**
     * One step: how its subject stood before it and stands after it.
     *
     * @param at when it was first made
     */
    public record Step<T>(TrackingUid trackingUid, Optional<T> before, Optional<T> after, Instant at) {
        /** How its subject stands when the step is taken back, or made. */
        public Optional<T> toward(ReviewEntry.Cause cause) {
            return cause == ReviewEntry.Cause.UNDONE ? before : after;
        }
    }

    /** The step that an undo would take back, or a redo would make again. */
    public Optional<Step<T>> next(ReviewEntry.Cause cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case UNDONE -> made.peek();
                    case REDONE -> takenBack.peek();
                    case DECIDED -> null;
                });
    }

    /** Takes note of what was done; {@code step} counts for a decision only. */
    public void follow(ReviewEntry.Cause cause, Step<T> step) {
        switch (cause) {
            case DECIDED -> {
                made.push(step);
                takenBack.clear();
            }
            case UNDONE -> move(made, takenBack);
            case REDONE -> move(takenBack, made);
        }
    }

    public void forget() {
        made.clear();
        takenBack.clear();
    }

    private static <T> void move(Deque<Step<T>> from, Deque<Step<T>> to) {
        if (!from.isEmpty()) {
            to.push(from.pop());
        }
    }
}
