package org.overread.ai.detector;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.overread.core.inference.DetectionMonitor;

/** How long a self-test may take: a model that does not come to an end is ended. */
final class SelfTestTime implements DetectionMonitor, AutoCloseable {
    private static final long SECONDS = 120;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("overread-self-test").factory());
    private final long start = System.nanoTime();

    @Override
    public void progress(double fraction) {}

    @Override
    public boolean cancelled() {
        return left() <= 0;
    }

    @Override
    public void whenCancelled(Runnable stop) {
        clock.schedule(stop, left(), TimeUnit.NANOSECONDS);
    }

    private long left() {
        return TimeUnit.SECONDS.toNanos(SECONDS) - (System.nanoTime() - start);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
