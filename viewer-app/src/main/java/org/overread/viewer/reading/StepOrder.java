package org.overread.viewer.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.overread.core.review.ReviewEntry.Cause;

/** Which step comes next when the reader takes back or makes again, of all histories that a window has. */
final class StepOrder {
    private final List<Function<Cause, Optional<Instant>>> histories = new ArrayList<>();

    /** @param history when its own next step was first made */
    void add(Function<Cause, Optional<Instant>> history) {
        histories.add(history);
    }

    /** The step made last for an undo, the one made first for a redo. */
    Optional<Instant> next(Cause cause) {
        Comparator<Instant> order = cause == Cause.REDONE ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return histories.stream()
                .flatMap(history -> history.apply(cause).stream())
                .max(order);
    }
}
