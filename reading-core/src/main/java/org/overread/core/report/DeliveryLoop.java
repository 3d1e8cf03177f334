package org.overread.core.report;

import java.lang.System.Logger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Keeps delivering: a thread for each destination, which sleeps until an entry of its own comes due or new ones are
 * announced. Close it before the outbox.
 */
public final class DeliveryLoop implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DeliveryLoop.class.getName());
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final ReportDelivery delivery;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Consumer<DeliveryReceipt>> receiptListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> troubleListeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private long calls;
    private volatile boolean stopped;

    public DeliveryLoop(Outbox outbox, ReportDelivery delivery, Clock clock) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** Tells of every attempt, on a delivery thread. */
    public void onReceipt(Consumer<DeliveryReceipt> listener) {
        receiptListeners.add(listener);
    }

    /** Tells, in one line, why nothing can be delivered: the outbox cannot be read or written. On a delivery thread. */
    public void onTrouble(Consumer<String> listener) {
        troubleListeners.add(listener);
    }

    /** Starts with what was left by an earlier session. */
    public void start() {
        for (String destination : delivery.destinations()) {
            threads.add(
                    Thread.ofVirtual().name("overread-delivery-" + destination).start(() -> deliver(destination)));
        }
    }

    /** Announces new entries, or asks to try again what is due. */
    public void wake() {
        lock.lock();
        try {
            calls++;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends after the attempts under way; one that does not end in some seconds is interrupted, and made again later. */
    @Override
    public void close() {
        stopped = true;
        wake();
        try {
            for (Thread thread : threads) {
                if (!thread.join(STOP_WITHIN)) {
                    thread.interrupt();
                    thread.join(STOP_WITHIN);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(String destination) {
        while (!stopped) {
            long before = calls();
            Duration pause;
            try {
                Instant now = clock.instant();
                List<DeliveryReceipt> receipts = delivery.deliverDue(destination, now);
                receipts.forEach(receipt -> tell(receiptListeners, receipt));
                pause = untilNext(destination, receipts.isEmpty() ? now : Instant.MIN);
            } catch (RuntimeException | Error e) {
                tell(troubleListeners, destination + ": " + e.getMessage());
                pause = AFTER_TROUBLE;
            }
            sleep(pause, before);
        }
    }

    /** @param idleSince when nothing was tried, so that what was due by then is nothing this destination takes */
    private Duration untilNext(String destination, Instant idleSince) {
        Instant longest = clock.instant().plus(LONGEST_SLEEP);
        Instant next = outbox.nextDue(destination)
                .filter(due -> due.isAfter(idleSince) && due.isBefore(longest))
                .orElse(longest);
        return Duration.between(clock.instant(), next);
    }

    /** A listener that fails is no reason to stop delivering. */
    private static <T> void tell(List<Consumer<T>> listeners, T news) {
        for (Consumer<T> listener : listeners) {
            try {
                listener.accept(news);
            } catch (RuntimeException e) {
                LOG.log(
                        Logger.Level.WARNING,
                        "a listener to deliveries failed: {0}",
                        e.getClass().getName());
            }
        }
    }

    private long calls() {
        lock.lock();
        try {
            return calls;
        } finally {
            lock.unlock();
        }
    }

    private void sleep(Duration pause, long before) {
        lock.lock();
        try {
            long nanos = pause.toNanos();
            while (nanos > 0 && calls == before && !stopped) {
                nanos = woken.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            // only close() interrupts, and then the loop ends
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
