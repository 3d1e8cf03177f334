package org.overread.viewer.station;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.overread.core.study.ImageFrameReader;
import org.overread.viewer.reading.ReadingWindow;
import org.overread.viewer.reading.WindowSettings;

/** The station with its screen: a reading window at a desk. */
public final class ReadingStation implements AutoCloseable {
    private static final long SCREEN_SECONDS = 60;

    private final ReadingDesk desk;
    private final ReadingWindow window;
    private final StationPreferences preferences;
    private final CompletableFuture<Void> closed;

    private ReadingStation(
            ReadingDesk desk, ReadingWindow window, StationPreferences preferences, CompletableFuture<Void> closed) {
        this.desk = desk;
        this.window = window;
        this.preferences = preferences;
        this.closed = closed;
    }

    /**
     * Opens the window; the data folder is opened and the files are read meanwhile.
     *
     * @param paths files and folders to open; none to begin with an empty window
     * @param studyInstanceUid which study of those found
     */
    public static ReadingStation start(
            StationOptions options, List<Path> paths, Optional<String> studyInstanceUid, boolean headless) {
        options.screen().language().ifPresent(language -> Locale.setDefault(Locale.Category.DISPLAY, language));
        CompletableFuture<Void> screen = Screen.start(headless);
        ReadingDesk desk = new ReadingDesk(options, studyInstanceUid);
        if (!paths.isEmpty()) {
            desk.open(paths);
        }
        StationPreferences preferences = new StationPreferences(
                options.screen(), options.dataFolder(), options.reader().id());
        try {
            screen.orTimeout(SCREEN_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            desk.close();
            throw new ScreenUnavailableException(e.getCause());
        }
        CompletableFuture<Void> closed = new CompletableFuture<>();
        ReadingWindow window = Screen.call(() -> {
            Stage stage = new Stage();
            ReadingWindow opened = new ReadingWindow(
                    stage, desk, windowSettings(options, preferences).with(desk.hanging()));
            desk.attach(opened);
            options.screen().remarks().forEach(opened::say);
            stage.setOnHidden(event -> closed.complete(null));
            opened.show();
            return opened;
        });
        return new ReadingStation(desk, window, preferences, closed);
    }

    private static WindowSettings windowSettings(StationOptions options, StationPreferences preferences) {
        WindowSettings standard = WindowSettings.standard(new ImageFrameReader()::read, options.reader());
        boolean monitor =
                options.inference().monitors().contains(options.reader().id());
        return standard.with(standard.panel().entitledToSilent(monitor))
                .with(options.screen().keys(), preferences)
                .with(options.screen().view());
    }

    public ReadingDesk desk() {
        return desk;
    }

    public ReadingWindow window() {
        return window;
    }

    /** When the first image of what is being opened was on screen; completes then. */
    public CompletableFuture<Instant> firstImage() {
        return desk.firstImage();
    }

    /** Waits until the reader closes the window. */
    public void untilClosed() {
        closed.join();
    }

    @Override
    public void close() {
        window.close();
        desk.close();
        preferences.close();
        Platform.exit();
    }
}
