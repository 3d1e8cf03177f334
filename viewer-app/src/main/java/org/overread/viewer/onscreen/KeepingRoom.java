package org.overread.viewer.onscreen;

import java.time.Instant;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.review.ReviewEntry;

/** What keeping something about a study needs from the window around it. Thread: JavaFX. */
public interface KeepingRoom {

    void say(String message, boolean undoable);

    /** Something that stays wrong until it is over (empty). */
    void problem(Optional<String> now);

    /** Brings a frame of the study on screen up. */
    void show(FrameRef frame);

    /** Whether undo and redo are free for all steps: no form of the findings is open. */
    boolean undoIsFree();

    /** When the step was first made that an undo or redo would be of next, of all that can be taken back. */
    Optional<Instant> nextStep(ReviewEntry.Cause cause);
}
