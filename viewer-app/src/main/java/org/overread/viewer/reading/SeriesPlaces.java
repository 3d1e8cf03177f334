package org.overread.viewer.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.overread.core.image.FrameRef;
import org.overread.viewer.hanging.HangingRoom;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.SeriesView;
import org.overread.viewer.viewport.ViewLayout;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** Which series stands in which viewport. Thread: JavaFX. */
final class SeriesPlaces implements HangingRoom {
    private final ViewportGrid viewports;
    private final FindingViews views;
    private final ReadingNews news;
    private final Supplier<Optional<StudyReading>> reading;
    private final SeriesDrag drag;
    private Optional<Blending> blending = Optional.empty();

    /** Blends series over others. */
    interface Blending {
        void fuse(Viewport viewport, FrameStack over);

        /** What is on screen is gone. @param grows whether the same comes again with more images */
        void end(boolean grows);
    }

    SeriesPlaces(
            ViewportGrid viewports, FindingViews views, ReadingNews news, Supplier<Optional<StudyReading>> reading) {
        this.viewports = viewports;
        this.views = views;
        this.news = news;
        this.reading = reading;
        this.drag = new SeriesDrag(viewports, this::turnTo);
    }

    /** How a series is dragged into a viewport. */
    SeriesDrag drag() {
        return drag;
    }

    /** Shows a series in the active viewport as it was left. */
    void turnTo(FrameStack stack) {
        turnTo(viewports.active(), stack);
    }

    void turnTo(Viewport viewport, FrameStack stack) {
        reading.get().ifPresent(study -> {
            views.turnTo(study, viewport, stack);
            news.changed();
        });
    }

    void further(int steps) {
        reading.get()
                .ifPresent(study -> viewports
                        .active()
                        .stack()
                        .or(study::first)
                        .ifPresent(stack -> turnTo(study.further(stack, steps))));
    }

    /** The series on screen in the active viewport. */
    Optional<FrameStack> current() {
        return viewports.active().stack();
    }

    /** Arranges the viewports anew; those without an image take the next series of the study that are not on screen. */
    void arrange(ViewLayout layout) {
        leaveAll();
        viewports.arrange(layout);
        reading.get().ifPresent(study -> {
            List<FrameStack> waiting = new ArrayList<>(study.stacks());
            viewports.viewports().forEach(viewport -> viewport.stack().ifPresent(waiting::remove));
            for (Viewport viewport : viewports.viewports()) {
                if (viewport.stack().isEmpty() && !waiting.isEmpty()) {
                    views.turnTo(study, viewport, waiting.removeFirst());
                }
            }
            news.changed();
        });
    }

    private void leaveAll() {
        reading.get()
                .ifPresent(study -> viewports
                        .viewports()
                        .forEach(viewport -> viewport.stack().ifPresent(stack -> study.leave(stack, viewport.view()))));
    }

    // --- for hanging ------------------------------------------------------------------------------------------------

    @Override
    public List<FrameStack> stacks() {
        return reading.get().map(StudyReading::stacks).orElse(List.of());
    }

    @Override
    public Optional<FrameStack> stackOf(FrameRef frame) {
        return reading.get().flatMap(study -> study.stackOf(frame));
    }

    @Override
    public void clearInto(ViewLayout layout) {
        leaveAll();
        clear(false);
        viewports.arrange(layout);
    }

    @Override
    public void show(Viewport viewport, FrameStack stack, Optional<SeriesView> otherwise) {
        reading.get().ifPresent(study -> {
            otherwise.ifPresent(view -> study.leave(stack, view));
            views.turnTo(study, viewport, stack);
        });
    }

    /** No images are on screen. @param grows whether the same come again, and more */
    void clear(boolean grows) {
        viewports.clear();
        blending.ifPresent(one -> one.end(grows));
    }

    void blending(Blending by) {
        blending = Optional.of(by);
    }

    @Override
    public void fuse(Viewport viewport, FrameStack over) {
        blending.ifPresent(one -> one.fuse(viewport, over));
    }

    @Override
    public void changed() {
        news.changed();
    }

    @Override
    public void say(String message) {
        news.said(message, false);
    }
}
