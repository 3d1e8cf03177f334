package org.overread.viewer.reading;

import java.time.Instant;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.review.ReviewEntry;
import org.overread.findings.panel.PanelMode;
import org.overread.viewer.onscreen.KeepingRoom;

/** Joins what a reader keeps about a study with the findings and the images of the window. */
abstract class KeepingInWindow implements KeepingRoom {
    private final ReadingController controller;
    private final ReadingNews news;
    private final StepOrder steps;
    private final Problem unwritten;

    /** @param unwritten the problem that it cannot be written */
    KeepingInWindow(ReadingController controller, ReadingNews news, StepOrder steps, Problem unwritten) {
        this.controller = controller;
        this.news = news;
        this.steps = steps;
        this.unwritten = unwritten;
    }

    ReadingController controller() {
        return controller;
    }

    ReadingNews news() {
        return news;
    }

    @Override
    public void say(String message, boolean undoable) {
        news.said(message, undoable);
    }

    @Override
    public void problem(Optional<String> now) {
        news.problem(unwritten, now);
    }

    @Override
    public void show(FrameRef frame) {
        controller.actions().goTo(frame);
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
