package org.overread.viewer.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.overread.core.image.FrameRef;
import org.overread.core.review.ReviewEntry;
import org.overread.findings.panel.PanelMode;
import org.overread.viewer.measuring.MeasuringRoom;

/** Joins what is measured with the findings and the images of the window. */
final class MeasuringInWindow implements MeasuringRoom {
    private final ReadingController controller;
    private final ReadingNews news;
    private final StepOrder steps;

    MeasuringInWindow(ReadingController controller, ReadingNews news, StepOrder steps) {
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
        news.problem(Problem.MEASUREMENTS, now);
    }

    @Override
    public void show(FrameRef frame) {
        controller.goTo(frame);
    }

    @Override
    public void changed(List<String> measured) {
        controller.model().measured(measured);
    }

    @Override
    public boolean undoIsFree() {
        return controller.model().mode() instanceof PanelMode.Reading;
    }

    @Override
    public Optional<Instant> nextStep(ReviewEntry.Cause cause) {
        return steps.next(cause);
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
