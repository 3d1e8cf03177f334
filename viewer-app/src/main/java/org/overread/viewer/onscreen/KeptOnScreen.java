package org.overread.viewer.onscreen;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.Platform;
import org.overread.core.kept.KeptOfStudy;
import org.overread.core.review.ReviewEntry.Cause;
import org.overread.viewer.theme.Texts;

/**
 * What a reader keeps of one kind about the study on screen: its steps are taken back in the order of all that he does, and he
 * is told when one cannot be written. Thread: JavaFX.
 */
public final class KeptOnScreen<K extends KeptOfStudy<?>> {
    private final KeepingRoom room;
    private final Runnable changed;
    private Optional<K> kept = Optional.empty();

    /** @param changed run after each change of what is kept */
    public KeptOnScreen(KeepingRoom room, Runnable changed) {
        this.room = room;
        this.changed = changed;
    }

    public void open(K opened) {
        kept = Optional.of(opened);
        opened.onChange(() -> {
            if (isOpen(opened)) {
                changed.run();
            }
        });
    }

    public void close() {
        kept = Optional.empty();
    }

    public Optional<K> now() {
        return kept;
    }

    /** Takes back the last step, if it was one of these. */
    public boolean undo() {
        return isNext(Cause.UNDONE) && did(KeptOfStudy::undo, "did.undo", false);
    }

    /** Makes again what was taken back last, if it was one of these. */
    public boolean redo() {
        return isNext(Cause.REDONE) && did(KeptOfStudy::redo, "did.redo", true);
    }

    /** When the step was first made that an undo or redo would be of. */
    public Optional<Instant> nextStep(Cause cause) {
        return kept.flatMap(now -> now.nextStep(cause));
    }

    private boolean isNext(Cause cause) {
        Optional<Instant> step = nextStep(cause);
        return step.isPresent() && room.undoIsFree() && step.equals(room.nextStep(cause));
    }

    private boolean did(Predicate<K> step, String said, boolean undoable) {
        boolean done = kept.filter(step).isPresent();
        if (done) {
            room.say(Texts.of(said), undoable);
            watchDisk();
        }
        return done;
    }

    /** A step was made: the reader is told if it cannot be written, and when it could. */
    public void watchDisk() {
        kept.ifPresent(now -> now.flush()
                .whenComplete((written, failure) -> Platform.runLater(() -> {
                    if (isOpen(now)) {
                        room.problem(failure == null ? Optional.empty() : Optional.of(Texts.of("problem.journal")));
                    }
                })));
    }

    private boolean isOpen(K one) {
        return kept.filter(now -> now == one).isPresent();
    }
}
