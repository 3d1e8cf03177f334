package org.overread.viewer.keyimages;

import java.util.List;
import org.overread.viewer.onscreen.KeepingRoom;
import org.overread.viewer.viewport.FrameStack;

/** What marking key images needs from the window around it. Thread: JavaFX. */
public interface KeyImageRoom extends KeepingRoom {

    /** The image series of the study on screen, in their order; those of priors are none of them. */
    List<FrameStack> stacks();

    /** Key images have changed: how many this reader has marked. */
    void changed(int own);
}
