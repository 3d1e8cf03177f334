package org.overread.viewer.reading;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.ingest.Quarantined;
import org.overread.core.report.OutboxEntry;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.AfterPulse;
import org.overread.viewer.worklist.StudySources;

/**
 * The reading window as its host has it: shows what it is told.
 *
 * <p>Thread: constructed on JavaFX's; all other methods from any thread, in the order of the calls.
 */
public final class ReadingWindow implements AutoCloseable {
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 640;

    private final Stage stage;
    private final WindowParts parts;
    private final StudyInWindow study;
    private final WindowPlacing place;

    public ReadingWindow(Stage stage, ReadingHost host, WindowSettings settings) {
        this.stage = stage;
        parts = new WindowParts(stage, host, settings);
        study = new StudyInWindow(parts);
        place = new WindowPlacing(stage, parts.screen(), settings.preferences());
        parts.banner().reader(settings.reader());
        stage.setScene(parts.scene());
        FolderDrop.accept(stage.getScene(), host::open);
        stage.focusedProperty()
                .addListener((observed, before, focused) -> parts.sides().keyboardLost());
        stage.setTitle(Texts.of("window.title"));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        study.none();
    }

    public void show() {
        onScreen(() -> {
            place.open();
            stage.show();
        });
    }

    /** No study: the window says how to open one. */
    public void nothingOpen() {
        onScreen(study::none);
    }

    /**
     * Something is being opened.
     *
     * @param what in a line: "Reading 120 of 400 files"
     * @param fraction 0…1 of the work done; empty where that is not known
     */
    public void loading(String what, OptionalDouble fraction) {
        onScreen(() -> study.loading(what, fraction));
    }

    /** What is being opened is this line of the worklist: it says whose images are coming. */
    public void coming(WorklistStudy line) {
        onScreen(() -> study.coming(line));
    }

    /**
     * Opening did not work.
     *
     * @param whatHappened in a sentence or two, without patient data
     * @param unread the files that could not be read, listed on demand
     */
    public void failed(String whatHappened, List<Quarantined> unread) {
        onScreen(() -> study.failed(whatHappened, unread));
    }

    /** Shows a study in place of the one before. */
    public void open(OpenStudy opened) {
        onScreen(() -> study.open(opened));
    }

    /** The study on screen has more images now: the reader stays on the frame and in the view that he has. */
    public void grown(OpenStudy more) {
        onScreen(() -> study.grow(more));
    }

    /** How far the images of the study on screen have come, while more do; Esc ends it. Empty when no more come. */
    public void retrieving(Optional<String> now) {
        onScreen(() -> {
            parts.arrival().retrieving(now.isPresent());
            parts.controller().hanging().moreComes(now.isPresent());
            parts.status().progress(now);
        });
    }

    /** From now on the window has a worklist. @param someHere whether it holds studies: then it is shown instead of nothing */
    public void worklist(StudySources sources, boolean someHere) {
        onScreen(() -> {
            parts.worklist().available(sources, someHere);
            boolean expected = parts.arrival().isOpening() || parts.notice().isFailure();
            if (parts.controller().reading().isEmpty() && !expected) {
                parts.worklist().showIfWorthwhile();
            }
        });
    }

    /** A model run has come further. */
    public void inference(InferenceStatus now) {
        onScreen(() -> parts.controller().inference(now));
    }

    /** Where the deliveries of the study on screen stand. */
    public void deliveries(List<OutboxEntry> entries) {
        onScreen(() -> {
            parts.status().deliveries(entries);
            String line = DeliveryWriting.line(entries, InstantSource.system().instant());
            parts.controller().model().study().delivery(line);
        });
    }

    /** A message in the line below, until the next one. */
    public void say(String message) {
        onScreen(() -> parts.status().said(message, false));
    }

    /** Something is wrong that the reader must know; stays until told that it is over (empty). */
    public void problem(Problem what, Optional<String> now) {
        onScreen(() -> parts.status().problem(what, now));
    }

    /** Completes when the pulse that brings the active image to the screen, as it was last asked for, has been. */
    public CompletableFuture<Void> whenImagePainted() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        onScreen(() -> parts.viewports()
                .active()
                .whenPainted()
                .thenRun(() -> AfterPulse.run(parts.viewports().getScene(), () -> done.complete(null))));
        return done;
    }

    /** A script's hands and eyes for this window. */
    public WindowRobot robot() {
        return new WindowRobot(parts);
    }

    WindowParts parts() {
        return parts;
    }

    @Override
    public void close() {
        onScreen(() -> {
            parts.close();
            stage.close();
        });
    }

    /** Runs on JavaFX's thread: at once where this is it, else when its turn comes. */
    static void onScreen(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }
}
