package org.overread.core.inference;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;

/**
 * Runs models on series, one after the other in the order asked for, and never on the caller's thread.
 *
 * <p>Thread: any. Runs' states change, and listeners are called, on one thread of the queue; each model works on a
 * thread of its own, which nobody waits for: a run that is cancelled or abandoned gives way to the next at once, even if
 * its kernel never returns.
 */
public final class InferenceQueue implements AutoCloseable {
    /** How long a model may work before it is given up. */
    public static final Duration ABANDON_AFTER = Duration.ofMinutes(5);

    private final Clock clock;
    private final Duration abandonAfter;
    private final ScheduledThreadPoolExecutor control;
    private final Deque<InferenceRun> waiting = new ArrayDeque<>();
    private final Set<InferenceRun> unfinished = new HashSet<>();
    private Optional<InferenceRun> running = Optional.empty();

    public InferenceQueue(Clock clock) {
        this(clock, ABANDON_AFTER);
    }

    InferenceQueue(Clock clock, Duration abandonAfter) {
        this.clock = clock;
        this.abandonAfter = abandonAfter;
        control = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("overread-inference-queue").factory());
        // A model that comes back after the queue was closed reports to nobody.
        control.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        control.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        control.setRemoveOnCancelPolicy(true);
    }

    /**
     * Asks for a run and returns at once.
     *
     * @param listener told of every change, on the queue's thread; it must return quickly
     */
    public InferenceRun start(InferenceRequest request, Consumer<InferenceStatus> listener) {
        if (control.isShutdown()) {
            throw new IllegalStateException("the queue is closed");
        }
        Duration sinceComplete = Duration.between(request.studyComplete(), clock.instant());
        InferenceRun run = new InferenceRun(request, request.deadline().minus(sinceComplete), listener, control);
        control.execute(() -> admit(run));
        return run;
    }

    /** Cancels every run; does not wait for their models. */
    @Override
    public void close() {
        control.execute(() -> Set.copyOf(unfinished).forEach(run -> run.fail(InferenceRun.CANCELLED)));
        control.shutdown();
    }

    private void admit(InferenceRun run) {
        unfinished.add(run);
        run.whenEnded(() -> leave(run));
        if (run.admit()) {
            waiting.add(run);
            next();
        }
    }

    private void leave(InferenceRun run) {
        unfinished.remove(run);
        waiting.remove(run);
        if (running.isPresent() && running.get() == run) {
            running = Optional.empty();
        }
        next();
    }

    private void next() {
        if (running.isEmpty() && !waiting.isEmpty()) {
            InferenceRun run = waiting.remove();
            running = Optional.of(run);
            run.begin(abandonAfter);
        }
    }
}
