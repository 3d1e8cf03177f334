package org.overread.viewer.station;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.overread.viewer.reading.KeyBindings;
import org.overread.viewer.reading.ScreenPreferences;

/** The reader's preferences in the user's settings file, written in the order in which they were set. Thread: any. */
final class StationPreferences implements ScreenPreferences {
    private final ExecutorService writing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("overread-preferences").factory());
    private final ScreenSettings screen;
    private final UserSettings user;

    StationPreferences(ScreenSettings screen, Path dataFolder) {
        this.screen = screen;
        this.user = new UserSettings(dataFolder, SiteSettings.file());
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
