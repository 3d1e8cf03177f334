package org.overread.viewer.viewport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/**
 * Reads frames before they are asked for, on all cores, for several viewers at a time: each has one wish, its newest,
 * and they take turns. A viewer's share of the memory is what is read for it at most; no frame is begun while one that is
 * waited for is being read.
 */
final class FramesAhead implements AutoCloseable {
    private final ToLongFunction<StackFrame> reading;
    private final long limitBytes;
    private final int threads;
    private final Map<Object, Wish> wishes = new LinkedHashMap<>();
    private final Deque<Wish> turns = new ArrayDeque<>();
    private int awaited;
    private boolean begun;
    private boolean closed;

    /** Frames wished for, the nearest first, and how much of them has been read. */
    private static final class Wish {
        private final Iterator<StackFrame> frames;
        private final AtomicLong bytes = new AtomicLong();

        Wish(List<StackFrame> nearestFirst) {
            frames = nearestFirst.iterator();
        }
    }

    private record Turn(Wish wish, StackFrame frame) {}

    /** @param reading reads a frame and tells its size in bytes; called on several threads */
    FramesAhead(ToLongFunction<StackFrame> reading, long limitBytes, int threads) {
        this.reading = reading;
        this.limitBytes = limitBytes;
        this.threads = threads;
    }

    /** Replaces what was to be read for a viewer. */
    synchronized void wish(Object viewer, List<StackFrame> nearestFirst) {
        Wish before = nearestFirst.isEmpty() ? wishes.remove(viewer) : wishes.put(viewer, new Wish(nearestFirst));
        turns.remove(before);
        if (!nearestFirst.isEmpty()) {
            turns.addFirst(wishes.get(viewer));
            begin();
        }
        notifyAll();
    }

    /** A frame is waited for, now: reading ahead holds still. */
    synchronized void beginAwaited() {
        awaited++;
    }

    synchronized void endAwaited() {
        awaited--;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void begin() {
        if (!begun) {
            begun = true;
            for (int number = 0; number < threads; number++) {
                Thread thread = new Thread(this::work, "frames-ahead-" + number);
                thread.setDaemon(true);
                thread.setPriority(Thread.MIN_PRIORITY);
                thread.start();
            }
        }
    }

    private void work() {
        for (Optional<Turn> turn = next(); turn.isPresent(); turn = next()) {
            Wish wish = turn.get().wish();
            wish.bytes.addAndGet(reading.applyAsLong(turn.get().frame()));
        }
    }

    private synchronized Optional<Turn> next() {
        try {
            while (!closed) {
                Optional<Turn> turn = awaited > 0 ? Optional.empty() : take();
                if (turn.isPresent()) {
                    return turn;
                }
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Optional<Turn> take() {
        while (!turns.isEmpty()) {
            Wish wish = turns.removeFirst();
            if (wish.frames.hasNext() && wish.bytes.get() < limitBytes / wishes.size()) {
                turns.addLast(wish);
                return Optional.of(new Turn(wish, wish.frames.next()));
            }
        }
        return Optional.empty();
    }
}
