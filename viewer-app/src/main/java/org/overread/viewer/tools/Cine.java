package org.overread.viewer.tools;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import org.overread.core.study.CineRate;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.ImageNote;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/**
 * Runs the frames of the active viewport one after another, as fast as the file says or the reader wants. It ends when the
 * reader scrolls, or another series comes on screen. Thread: JavaFX.
 */
public final class Cine {
    private static final double UNSTATED = 15;
    private static final double LEAST = 0.5;
    private static final double MOST = 120;
    private static final double STEP = 1.25;
    private static final double NANOS = 1e9;

    private final ViewportGrid viewports;
    private final Consumer<String> said;
    private Optional<Run> running = Optional.empty();

    public Cine(ViewportGrid viewports, Consumer<String> said) {
        this.viewports = viewports;
        this.said = said;
        viewports.furnish(viewport -> viewport.texts().notesFrom(frame -> note(viewport)));
    }

    /** Starts in the active viewport, or stops. */
    public void toggle() {
        if (running.isPresent()) {
            stop();
        } else {
            Viewport viewport = viewports.active();
            viewport.stack()
                    .filter(stack -> stack.size() > 1)
                    .ifPresentOrElse(stack -> start(viewport, stack), () -> said.accept(Texts.of("cine.oneFrame")));
        }
    }

    /** Changes the speed while it runs, by as many steps of a quarter. */
    public void faster(int steps) {
        running.ifPresent(run -> {
            double wanted = Math.clamp(run.clock.framesPerSecond() * Math.pow(STEP, steps), LEAST, MOST);
            run.setSpeed(wanted);
            run.viewport.texts().refresh();
            said.accept(Texts.of("cine.chosen", rate(wanted)));
        });
    }

    public void stop() {
        running.ifPresent(run -> {
            run.stop();
            running = Optional.empty();
            run.viewport.texts().refresh();
            said.accept(Texts.of("cine.stopped"));
        });
    }

    private List<ImageNote> note(Viewport viewport) {
        return running.filter(run -> run.viewport == viewport).stream()
                .map(run -> ImageNote.remark(Texts.of("cine.onImage", rate(run.clock.framesPerSecond()))))
                .toList();
    }

    /** Frames per second, while it runs. */
    public Optional<Double> speed() {
        return running.map(run -> run.clock.framesPerSecond());
    }

    private void start(Viewport viewport, FrameStack stack) {
        int position = viewport.view().position();
        Optional<CineRate> stated = CineRate.of(stack.frame(position).instance().header());
        double speed = Math.clamp(stated.map(CineRate::framesPerSecond).orElse(UNSTATED), LEAST, MOST);
        boolean sweeping = stated.filter(CineRate::sweeping).isPresent();
        Run run = new Run(viewport, stack, new FrameClock(stack.size(), position, speed, sweeping));
        running = Optional.of(run);
        run.start();
        viewport.texts().refresh();
        said.accept(stated.map(by -> Texts.of("cine.stated", rate(speed), by.attribute()))
                .orElseGet(() -> Texts.of("cine.unstated", rate(speed))));
    }

    private static String rate(double speed) {
        return Texts.number(speed, speed == Math.rint(speed) ? 0 : 1);
    }

    private final class Run extends AnimationTimer {
        private final Viewport viewport;
        private final FrameStack stack;
        private FrameClock clock;
        private long since;
        private int wished;

        Run(Viewport viewport, FrameStack stack, FrameClock clock) {
            this.viewport = viewport;
            this.stack = stack;
            this.clock = clock;
            wished = clock.first();
        }

        void setSpeed(double framesPerSecond) {
            clock = new FrameClock(clock.frames(), wished, framesPerSecond, clock.sweeping());
            since = 0;
        }

        @Override
        public void handle(long now) {
            boolean mine = viewport.stack().filter(shown -> shown == stack).isPresent()
                    && viewport.view().position() == wished;
            if (!mine) {
                Cine.this.stop();
                return;
            }
            if (since == 0) {
                since = now;
            }
            wished = clock.at((now - since) / NANOS);
            viewport.scrollTo(wished);
        }
    }
}
