package org.overread.viewer.station;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.overread.viewer.reading.ReadingWindow;

/** What the desk tells its window, in the order in which it is told; what is told before there is one waits for it. */
final class WindowNews {
    private final Queue<Consumer<ReadingWindow>> waiting = new ArrayDeque<>();
    private Optional<ReadingWindow> window = Optional.empty();

    synchronized void attach(ReadingWindow attached) {
        window = Optional.of(attached);
        while (!waiting.isEmpty()) {
            waiting.remove().accept(attached);
        }
    }

    synchronized void tell(Consumer<ReadingWindow> what) {
        window.ifPresentOrElse(what, () -> waiting.add(what));
    }
}
