package org.overread.viewer.viewport;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.VoiTransformation;

/** Small pictures of series, made one after another behind everything else. */
public final class Thumbnails implements AutoCloseable {
    private final FrameLoader loader;
    private final FrameRenderer renderer = new FrameRenderer();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "thumbnails");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    private int pending;

    public Thumbnails(FrameLoader loader) {
        this.loader = loader;
    }

    /** Makes the picture of a series' middle frame; one that cannot be read gives none. Thread: JavaFX. */
    public void request(FrameStack stack, int width, int height, Consumer<Image> done) {
        request(stack, SeriesView.first(stack).position(), width, height, done);
    }

    /** Makes the picture of one frame of a series; one that cannot be read gives none. Thread: JavaFX. */
    public void request(FrameStack stack, int position, int width, int height, Consumer<Image> done) {
        SeriesView first = SeriesView.first(stack);
        StackFrame frame = stack.frame(position);
        if (worker.isShutdown()) {
            return;
        }
        pending++;
        worker.execute(() -> {
            Optional<PictureBuffers.Picture> picture = load(frame)
                    .map(pixels -> render(pixels, frame, window(stack, pixels, frame, first), width, height));
            Platform.runLater(() -> {
                pending--;
                picture.map(PictureBuffers.Picture::refreshed).ifPresent(done);
            });
        });
    }

    /** Whether all that were asked for have been made. Thread: JavaFX. */
    public boolean idle() {
        return pending == 0;
    }

    private static VoiTransformation window(FrameStack stack, ImageFrame pixels, StackFrame frame, SeriesView first) {
        return first.presentation()
                .window()
                .orElseGet(() -> stack.automaticWindows().of(frame, pixels));
    }

    private PictureBuffers.Picture render(
            ImageFrame pixels, StackFrame frame, VoiTransformation window, int width, int height) {
        PictureBuffers.Picture picture = PictureBuffers.Picture.of(width, height);
        FrameFacts facts = frame.facts();
        renderer.render(
                pixels,
                ViewGeometry.fit(width, height, pixels.columns(), pixels.rows(), facts.pixelAspect()),
                facts.recipe(window, false),
                picture.pixels());
        return picture;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private Optional<ImageFrame> load(StackFrame frame) {
        try {
            return Optional.of(loader.load(frame));
        } catch (IOException | RuntimeException e) {
            // what is wrong with the frame is said where it is shown itself
            return Optional.empty();
        }
    }
}
