package org.overread.viewer.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.review.ReviewEntry;
import org.overread.findings.panel.PanelMode;
import org.overread.viewer.keyimages.KeyImageRoom;
import org.overread.viewer.viewport.FrameStack;

/** Joins key images with the findings and the images of the window. */
final class KeyImagesInWindow implements KeyImageRoom {
    private final ReadingController controller;
    private final ReadingNews news;
    private final StepOrder steps;

    KeyImagesInWindow(ReadingController controller, ReadingNews news, StepOrder steps) {
        this.controller = controller;
        this.news = news;
        this.steps = steps;
    }

    @Override
    public void say(String message, boolean undoable) {
        news.said(message, undoable);
    }

    @Override
    public void problem(Optional<String> now) {
        news.problem(Problem.KEY_IMAGES, now);
    }

    @Override
    public void show(FrameRef frame) {
        controller.goTo(frame);
    }

    @Override
    public List<FrameStack> stacks() {
        return controller.places().stacks();
    }

    @Override
    public void changed(int own) {
        controller.model().keyImages(own);
        news.changed();
    }

    @Override
    public boolean undoIsFree() {
        return controller.model().mode() instanceof PanelMode.Reading;
    }

    @Override
    public Optional<Instant> nextStep(ReviewEntry.Cause cause) {
        return steps.next(cause);
    }
}
