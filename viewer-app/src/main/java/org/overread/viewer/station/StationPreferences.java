package org.overread.viewer.station;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.overread.viewer.reading.KeyBindings;
import org.overread.viewer.reading.ScreenPreferences;
import org.overread.viewer.reading.WindowPlace;
import org.overread.viewer.viewport.ViewLayout;

/** The reader's preferences in the user's settings file, written in the order in which they were set. Thread: any. */
final class StationPreferences implements ScreenPreferences, AutoCloseable {
    private static final long LAST_WORDS_SECONDS = 2;

    private final ExecutorService writing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("overread-preferences").factory());
    private final ScreenSettings screen;
    private final UserSettings user;
    private final WindowPlaces places;
    private final LayoutFile layouts;
    private final List<ViewLayout> ownLayouts;

    /** Blocking: reads where the window stood, and the layouts. */
    StationPreferences(ScreenSettings screen, Path dataFolder, String readerId) {
        this.screen = screen;
        this.user = new UserSettings(dataFolder, SiteSettings.file());
        this.places = new WindowPlaces(dataFolder.resolve("window-places.json"), readerId);
        this.layouts = new LayoutFile(dataFolder.resolve("layouts.json"), readerId);
        this.ownLayouts = layouts.layouts();
    }

    @Override
    public int textPercent() {
        return screen.textPercent();
    }

    @Override
    public Optional<String> locked(String setting) {
        return Optional.ofNullable(screen.locked().get(setting));
    }

    @Override
    public CompletableFuture<Void> keepTextPercent(int percent) {
        return keep(() -> {
            user.textPercent(percent);
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> keepKeys(KeyBindings keys) {
        return keep(() -> {
            user.keys(keys);
            return null;
        });
    }

    @Override
    public Optional<WindowPlace> place(String screens) {
        return places.place(screens);
    }

    @Override
    public void keepPlace(String screens, WindowPlace place) {
        writing.execute(() -> places.keep(screens, place));
    }

    @Override
    public List<ViewLayout> layouts() {
        return ownLayouts;
    }

    @Override
    public void keepLayouts(List<ViewLayout> all) {
        writing.execute(() -> layouts.keep(all));
    }

    /** Waits a moment for what is still to be written. */
    @Override
    public void close() {
        writing.shutdown();
        try {
            writing.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<Void> keep(Callable<Void> write) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return write.call();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                writing);
    }
}
