package org.overread.viewer.onscreen;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.overread.core.study.Study;

/** The study on screen, and what is read of it beside the screen as long as it is there. Thread: JavaFX. */
public final class StudyOnScreen {
    /** For threads that read, too. */
    private volatile Optional<Study> now = Optional.empty();

    public Optional<Study> now() {
        return now;
    }

    public void show(Study study) {
        now = Optional.of(study);
    }

    public void leave() {
        now = Optional.empty();
    }

    /**
     * Reads something of the study on a thread of its own, that takes disk and processors only where nothing else does.
     *
     * @param read given the study and whether it is still on screen, to be asked before each piece of work
     * @param take what was read, unless the study has left the screen
     */
    public <T> void read(String thread, BiFunction<Study, BooleanSupplier, T> read, Consumer<T> take) {
        Optional<Study> wanted = now;
        wanted.ifPresent(study -> Thread.ofPlatform()
                .daemon()
                .name(thread)
                .priority(Thread.MIN_PRIORITY)
                .start(() -> {
                    T done = read.apply(study, () -> now == wanted);
                    Platform.runLater(() -> {
                        if (now == wanted) {
                            take.accept(done);
                        }
                    });
                }));
    }
}
