package org.overread.viewer.station;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.overread.viewer.reading.Problem;
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

    /** Tells what is only true as long as something holds: asked when it reaches the screen, not when it is sent. */
    void tellWhile(BooleanSupplier holds, Consumer<ReadingWindow> what) {
        tell(reading -> Platform.runLater(() -> {
            if (holds.getAsBoolean()) {
                what.accept(reading);
            }
        }));
    }

    void problem(Problem what, String now) {
        tell(reading -> reading.problem(what, Optional.of(now)));
    }

    void solved(Problem what) {
        tell(reading -> reading.problem(what, Optional.empty()));
    }
}
