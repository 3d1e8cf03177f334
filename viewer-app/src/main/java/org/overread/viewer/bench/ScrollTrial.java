package org.overread.viewer.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.overread.viewer.viewport.AfterPulse;

/**
 * Wishes for a new picture thirty times a second and times each, from the moment it is wished for until the end of the
 * pulse that hands it to the renderer. A renderer that lags holds up the next pulse, and so the pictures after it.
 */
final class ScrollTrial {
    static final double INTERVAL_MS = 1000.0 / 30;

    private static final int MOST = 300;
    private static final int WARM_UP = 30;

    private final Scene scene;
    private final Wish wish;
    private final AtomicLongArray shown = new AtomicLongArray(MOST + WARM_UP);

    /** Makes a change on screen. */
    @FunctionalInterface
    interface Wish {
        /** @return completes on JavaFX's thread when the scene holds the new picture. Thread: JavaFX */
        CompletableFuture<Void> make(int tick);
    }

    /** Milliseconds of each frame, in ascending order; infinite where it never came. */
    record Times(double[] milliseconds) {
        Times {
            Arrays.sort(milliseconds);
        }

        static Times of(List<Times> trials) {
            return new Times(trials.stream()
                    .flatMapToDouble(one -> Arrays.stream(one.milliseconds))
                    .toArray());
        }

        double median() {
            return milliseconds[milliseconds.length / 2];
        }

        double p99() {
            return milliseconds[(int) Math.ceil(0.99 * milliseconds.length) - 1];
        }

        /** How many came later than the next was due. */
        double droppedPercent() {
            return 100.0
                    * Arrays.stream(milliseconds).filter(ms -> ms > INTERVAL_MS).count()
                    / milliseconds.length;
        }
    }

    ScrollTrial(Scene scene, Wish wish) {
        this.scene = scene;
        this.wish = wish;
    }

    /** @param goOn asked before each frame; the trial ends early where it says no */
    Times run(BooleanSupplier goOn) throws IOException, InterruptedException {
        long[] wished = new long[MOST + WARM_UP];
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        int[] tick = {0};
        clock.scheduleAtFixedRate(
                () -> {
                    if (tick[0] == wished.length || !goOn.getAsBoolean()) {
                        ended.complete(tick[0]);
                        return;
                    }
                    int number = tick[0]++;
                    wished[number] = System.nanoTime();
                    Platform.runLater(() -> wish.make(number).thenRun(() -> afterPulse(number)));
                },
                0,
                Math.round(INTERVAL_MS * 1e6),
                TimeUnit.NANOSECONDS);
        int ticks = BenchStation.await(ended);
        clock.shutdownNow();
        Thread.sleep(500);
        if (ticks <= WARM_UP) {
            throw new IOException("only " + ticks + " frames were made, too few to measure");
        }
        return times(wished, ticks);
    }

    private void afterPulse(int number) {
        AfterPulse.run(scene, () -> shown.set(number, System.nanoTime()));
    }

    private Times times(long[] wished, int ticks) {
        double[] milliseconds = new double[ticks - WARM_UP];
        for (int i = WARM_UP; i < ticks; i++) {
            long at = shown.get(i);
            milliseconds[i - WARM_UP] = at == 0 ? Double.POSITIVE_INFINITY : (at - wished[i]) / 1e6;
        }
        return new Times(milliseconds);
    }
}
