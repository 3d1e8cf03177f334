package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.stage.Stage;
import org.overread.core.image.ImageFrame;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.study.ImageFrameReader;
import org.overread.viewer.reading.ReadingWindow;
import org.overread.viewer.reading.WindowSettings;
import org.overread.viewer.station.ImageSources;
import org.overread.viewer.station.ReadingDesk;
import org.overread.viewer.station.Screen;
import org.overread.viewer.station.StationOptions;
import org.overread.viewer.viewport.AfterPulse;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.Viewport;

/** A whole station at work in this process, as a reader has it on screen: a window of 1600 x 1000 and its data folder. */
final class BenchStation implements AutoCloseable {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final long PATIENCE_SECONDS = 300;

    private final ReadingDesk desk;
    private final ReadingWindow window;
    private final AtomicInteger framesRead = new AtomicInteger();

    /** Returns when nothing of it is still starting. @throws IOException where this process has no display */
    BenchStation(Path dataFolder) throws IOException {
        startScreen();
        ReaderIdentity reader = new ReaderIdentity("BENCH^READER", "Overread", "bench", "local");
        desk = new ReadingDesk(
                new StationOptions(
                        dataFolder,
                        reader,
                        Duration.ofMinutes(5),
                        List.of(),
                        List.of(),
                        new ImageSources(List.of(), Long.MAX_VALUE)),
                Optional.empty());
        ImageFrameReader frames = new ImageFrameReader();
        window = Screen.call(() -> {
            WindowSettings settings = WindowSettings.standard(
                    (instance, frame) -> {
                        ImageFrame read = frames.read(instance, frame);
                        framesRead.incrementAndGet();
                        return read;
                    },
                    reader);
            Stage stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            ReadingWindow made = new ReadingWindow(stage, desk, settings);
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            desk.attach(made);
            made.show();
            return made;
        });
        await(window.robot().whenPainted());
        await(desk.running());
    }

    /** Starts JavaFX in software rendering, which is what is measured. */
    static void startScreen() throws IOException {
        if (!Screen.available()) {
            throw new IOException("no display: DISPLAY is not set");
        }
        System.setProperty("prism.order", "sw");
        try {
            Screen.start(false).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the display cannot be used", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Opens a study and waits until its first image and all beside it are on screen. */
    void openAndSettle(Path study) throws IOException {
        desk.open(List.of(study));
        await(desk.firstImage());
        await(window.robot().whenPainted());
    }

    ReadingDesk desk() {
        return desk;
    }

    ReadingWindow window() {
        return window;
    }

    /** Thread: JavaFX. */
    List<Viewport> viewports() {
        return window.robot().viewports().viewports();
    }

    /** When the first picture of another series than that on screen has been brought there by a pulse: nanoseconds. */
    CompletableFuture<Long> nextSeriesShown() {
        return Screen.call(() -> {
            Viewport first = viewports().getFirst();
            Optional<FrameStack> before = first.stack();
            CompletableFuture<Long> shown = new CompletableFuture<>();
            first.onFrame(painted -> painted.map(frame -> frame.request().stack())
                    .filter(stack ->
                            !shown.isDone() && before.filter(stack::equals).isEmpty())
                    .ifPresent(other -> AfterPulse.run(first.getScene(), () -> shown.complete(System.nanoTime()))));
            return shown;
        });
    }

    /** Frames decoded so far. */
    int framesRead() {
        return framesRead.get();
    }

    static <T> T await(CompletableFuture<T> future) throws IOException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException | TimeoutException e) {
            throw new IOException("the station did not get there: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        window.close();
        desk.close();
    }
}
