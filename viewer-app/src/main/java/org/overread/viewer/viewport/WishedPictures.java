package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.image.Image;
import javafx.util.Duration;

/**
 * The pictures made of what is wished for, on another thread and the newest wish first; which of them is on screen. Until a
 * wished-for frame is there, the one before stays, and after a moment makes way. Thread: JavaFX.
 */
final class WishedPictures {
    private static final Duration PATIENCE = Duration.millis(150);

    private final FramePainter painter;
    private final Screen screen;
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final List<CompletableFuture<Void>> settling = new ArrayList<>();
    private Optional<PaintRequest> wish = Optional.empty();
    private Optional<PaintedFrame> painted = Optional.empty();
    private long asked;
    private long barrier;

    /** What shows the pictures. */
    interface Screen {
        /** @param picture null where the frame cannot be shown */
        void show(PaintedFrame frame, Image picture);

        /** No picture is to be seen. */
        void blank();

        /** The frame before has gone, so that nobody takes it for the one wished for. */
        void waitingFor(PaintRequest wished);

        /** What was last wished for is on screen. */
        void settled(PaintedFrame frame);
    }

    WishedPictures(FrameLoader loader, Screen screen) {
        painter = new FramePainter(loader, this::shown);
        this.screen = screen;
        patience.setOnFinished(event -> admitWaiting());
    }

    /** What is on screen now. */
    Optional<PaintedFrame> painted() {
        return painted;
    }

    /** @param request of a picture, given its number */
    void ask(LongFunction<PaintRequest> request) {
        if (patience.getStatus() != Animation.Status.RUNNING) {
            patience.playFromStart();
        }
        asked++;
        PaintRequest wished = request.apply(asked);
        wish = Optional.of(wished);
        painter.request(wished);
    }

    /** Nothing is wished for, and nothing seen any more; pictures that are being made are not shown. */
    void nothing() {
        wish = Optional.empty();
        barrier = asked;
        blank();
        complete();
    }

    /** Completes when what was last wished for is on screen (or said to be unreadable). */
    CompletableFuture<Void> whenSettled() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        settling.add(done);
        if (isSettled()) {
            complete();
        }
        return done;
    }

    void close() {
        painter.close();
    }

    private boolean isSettled() {
        return painted.isPresent() && painted.get().request().number() == asked;
    }

    private void shown(PaintedFrame frame, Image picture) {
        if (frame.request().number() <= barrier) {
            return;
        }
        painted = Optional.of(frame);
        screen.show(frame, picture);
        if (isSettled()) {
            patience.stop();
            complete();
            screen.settled(frame);
        } else {
            patience.playFromStart();
        }
    }

    /** What was wished for takes its time. */
    private void admitWaiting() {
        wish.filter(wished -> !isSettled())
                .filter(wished -> !painted.map(PaintedFrame::ref)
                        .equals(Optional.of(wished.frame().ref())))
                .ifPresent(wished -> {
                    blank();
                    screen.waitingFor(wished);
                });
    }

    private void blank() {
        painted = Optional.empty();
        screen.blank();
    }

    private void complete() {
        List<CompletableFuture<Void>> done = List.copyOf(settling);
        settling.clear();
        done.forEach(future -> future.complete(null));
    }
}
