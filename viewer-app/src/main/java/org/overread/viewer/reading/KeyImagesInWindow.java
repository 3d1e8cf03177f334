package org.overread.viewer.reading;

import java.util.List;
import org.overread.viewer.keyimages.KeyImageRoom;
import org.overread.viewer.viewport.FrameStack;

/** Joins key images with the findings and the images of the window. */
final class KeyImagesInWindow extends KeepingInWindow implements KeyImageRoom {

    KeyImagesInWindow(ReadingController controller, ReadingNews news, StepOrder steps) {
        super(controller, news, steps, Problem.KEY_IMAGES);
    }

    @Override
    public List<FrameStack> stacks() {
        return controller().places().stacks();
    }

    @Override
    public void changed(int own) {
        controller().model().study().keyImages(own);
        news().changed();
    }
}
