package org.overread.viewer.station;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.overread.core.report.OutboxEntry;
import org.overread.core.store.StoreException;
import org.overread.viewer.reading.Problem;
import org.overread.viewer.theme.Texts;

/** Tells the window how the deliveries of the study on screen stand. Thread: any but JavaFX's. */
final class DeliveryNews {
    private final WindowNews window;
    private final Supplier<Optional<StudySession>> session;
    private final Predicate<StudySession> onScreen;
    private final ReentrantLock telling = new ReentrantLock();

    DeliveryNews(WindowNews window, Supplier<Optional<StudySession>> session, Predicate<StudySession> onScreen) {
        this.window = window;
        this.session = session;
        this.onScreen = onScreen;
    }

    /** Blocking: reads the store. */
    void tell() {
        // one after the other: what was read first may not reach the screen last
        telling.lock();
        try {
            session.get().ifPresent(one -> {
                List<OutboxEntry> entries = one.deliveries();
                window.tellWhile(() -> onScreen.test(one), reading -> {
                    reading.deliveries(entries);
                    reading.problem(Problem.DELIVERIES, Optional.empty());
                });
            });
        } catch (StoreException e) {
            window.problem(Problem.DELIVERIES, Texts.of("problem.deliveries", Reasons.of(e)));
        } finally {
            telling.unlock();
        }
    }
}
