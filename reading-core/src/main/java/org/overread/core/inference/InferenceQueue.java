package org.overread.core.inference;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;

/**
 * Runs models on series, one after the other and never on the caller's thread: the study on screen first, then others, in
 * the order asked for. A run whose turn it is waits while a model that nobody waits for any more still holds the memory that
 * it needs.
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
    private final RunSurroundings around;
    private final ScheduledThreadPoolExecutor control;
    /** By priority, then in the order asked for. */
    private final List<InferenceRun> waiting = new ArrayList<>();

    private final Set<InferenceRun> unfinished = new HashSet<>();
    private Optional<InferenceRun> running = Optional.empty();
    private MemoryNeed held = MemoryNeed.NONE;

    public InferenceQueue(Clock clock, RunSurroundings around) {
        this(clock, ABANDON_AFTER, around);
    }

    /** @param abandonAfter how long a model may work before it is given up */
    public InferenceQueue(Clock clock, Duration abandonAfter, RunSurroundings around) {
        this.clock = clock;
        this.abandonAfter = abandonAfter;
        this.around = around;
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
        InferenceRun run =
                new InferenceRun(request, request.deadline().minus(sinceComplete), listener, control, around);
        control.execute(() -> admit(run));
        return run;
    }

    /** Cancels every run; does not wait for their models. */
    @Override
    public void close() {
        control.execute(() -> Set.copyOf(unfinished).forEach(run -> run.fail(InferenceFailure.CANCELLED)));
        control.shutdown();
    }

    private void admit(InferenceRun run) {
        unfinished.add(run);
        run.whenEnded(() -> leave(run));
        if (run.admit()) {
            enqueue(run, false);
            makeRoom(run);
            next();
        }
    }

    /** @param first whether before those of its own priority: it has had its turn and gave way */
    private void enqueue(InferenceRun run, boolean first) {
        int place = 0;
        while (place < waiting.size() && goesBefore(waiting.get(place), run, first)) {
            place++;
        }
        waiting.add(place, run);
    }

    private static boolean goesBefore(InferenceRun other, InferenceRun run, boolean first) {
        int order = other.priority().compareTo(run.priority());
        return order < 0 || order == 0 && !first;
    }

    /** A run for the study on screen does not wait for one of another study. */
    private void makeRoom(InferenceRun urgent) {
        running.filter(one -> urgent.priority() == RunPriority.ON_SCREEN && one.priority() != RunPriority.ON_SCREEN)
                .ifPresent(one -> {
                    running = Optional.empty();
                    one.giveWay();
                    enqueue(one, true);
                });
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
        if (running.isPresent() || waiting.isEmpty()) {
            return;
        }
        InferenceRun run = waiting.getFirst();
        MemoryNeed need = run.memoryNeed();
        if (!around.memory().holds(held.plus(need))) {
            run.waitForMemory(abandonAfter);
            return;
        }
        waiting.removeFirst();
        running = Optional.of(run);
        held = held.plus(need);
        run.begin(abandonAfter, () -> giveBack(need));
    }

    /** A model's thread has ended, be it long after its run. */
    private void giveBack(MemoryNeed need) {
        held = held.minus(need);
        next();
    }
}
