package org.overread.viewer.keyimages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.review.ReviewEntry;
import org.overread.viewer.viewport.FrameStack;

/** What marking key images needs from the window around it. Thread: JavaFX. */
public interface KeyImageRoom {

    void say(String message, boolean undoable);

    /** Something that stays wrong until it is over (empty). */
    void problem(Optional<String> now);

    /** Brings a frame of the study on screen up. */
    void show(FrameRef frame);

    /** The image series of the study on screen, in their order; those of priors are none of them. */
    List<FrameStack> stacks();

    /** Key images have changed: how many this reader has marked. */
    void changed(int own);

    /** Whether undo and redo are free for all steps: no form of the findings is open. */
    boolean undoIsFree();

    /** When the step was first made that an undo or redo would be of next, of all that can be taken back. */
    Optional<Instant> nextStep(ReviewEntry.Cause cause);
}
