package org.overread.viewer.reading;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.util.Duration;
import org.overread.findings.panel.FindingsModel;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;
import org.overread.viewer.worklist.WorklistPage;

/**
 * Uses a window as a script does: presses its keys, waits until it has settled, looks at it and reads what it says.
 *
 * <p>Thread: any, where nothing else is said.
 */
public final class WindowRobot {
    private static final Duration LOOK_EVERY = Duration.millis(40);

    private final WindowParts parts;

    WindowRobot(WindowParts parts) {
        this.parts = parts;
    }

    /** Completes when the image last asked for is on screen, and the columns beside it with all their pictures. */
    public CompletableFuture<Void> whenPainted() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        ReadingWindow.onScreen(() -> parts.viewports()
                .whenPainted()
                .thenCompose(any -> parts.planes().rooms().whenPainted())
                .thenRun(() -> whenSettled(done)));
        return done;
    }

    private void whenSettled(CompletableFuture<Void> done) {
        boolean settled = parts.sides().built() && parts.thumbnails().idle();
        if (parts.controller().reading().isEmpty() || settled) {
            done.complete(null);
        } else {
            PauseTransition moment = new PauseTransition(LOOK_EVERY);
            moment.setOnFinished(event -> whenSettled(done));
            moment.play();
        }
    }

    /** A picture of the whole window as it is when its turn comes. */
    public CompletableFuture<WritableImage> screenshot() {
        CompletableFuture<WritableImage> done = new CompletableFuture<>();
        ReadingWindow.onScreen(() -> done.complete(scene().snapshot(null)));
        return done;
    }

    /**
     * Presses and releases a key ("A", "Ctrl+Enter", "?") as a reader would; completes when its effect is made.
     *
     * @throws IllegalArgumentException where no key is called so
     */
    public CompletableFuture<Void> press(String chord) {
        KeyPress key = KeyPress.of(chord);
        CompletableFuture<Void> done = new CompletableFuture<>();
        ReadingWindow.onScreen(() -> {
            key.on(scene());
            done.complete(null);
        });
        return done;
    }

    /** All that banner, image and status line say. Thread: JavaFX. */
    public String writtenTexts() {
        List<Viewport> shown = parts.viewports().viewports();
        String images = shown.stream().map(Viewport::writtenTexts).collect(Collectors.joining("\n"));
        String seen = (parts.planes().rooms().writtenTexts() + "\n" + images).strip();
        String centre = parts.notice().isVisible() ? parts.notice().content() : seen;
        String middle = parts.worklist().page().map(WorklistPage::writtenTexts).orElse(centre);
        String hung = parts.controller().hanging().screen().words().writtenTexts();
        return String.join(
                "\n", parts.banner().content(), middle, hung, parts.status().content());
    }

    /** The findings as the panel has them. Thread: JavaFX. */
    public FindingsModel findings() {
        return parts.controller().model();
    }

    /** The images. Thread: JavaFX. */
    public ViewportGrid viewports() {
        return parts.viewports();
    }

    /** All that the window shows. Thread: JavaFX. */
    public Scene scene() {
        return parts.screen().getScene();
    }
}
