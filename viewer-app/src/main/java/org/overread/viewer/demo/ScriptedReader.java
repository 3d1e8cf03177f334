package org.overread.viewer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.overread.viewer.reading.ScreenPicture;
import org.overread.viewer.reading.WindowRobot;
import org.overread.viewer.station.Screen;

/** Uses the reading window as a reader does: by its keys, looking at the screen after each. */
final class ScriptedReader {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long LOOK_EVERY_MILLIS = 20;

    private final WindowRobot window;
    private final Path screens;
    private int pictures;

    ScriptedReader(WindowRobot window, Path screens) {
        this.window = window;
        this.screens = screens;
    }

    void press(String chord) throws DemoException {
        await(window.press(chord), "the key " + chord);
        await(window.whenPainted(), "the screen after " + chord);
    }

    /** Types digits and the like, one key each. */
    void type(String characters) throws DemoException {
        for (char character : characters.toCharArray()) {
            press(String.valueOf(character));
        }
    }

    void lookAtImage() throws DemoException {
        await(window.whenPainted(), "the image");
    }

    /** Waits until the screen says something; {@code condition} is asked on JavaFX's thread. */
    void lookUntil(BooleanSupplier condition, String what) throws DemoException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Screen.call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new DemoException("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
            pause();
        }
        lookAtImage();
    }

    /** Keeps a picture of the screen, numbered in order. */
    void picture(String name) throws DemoException {
        Path file = screens.resolve(String.format(java.util.Locale.ROOT, "%02d-%s.png", ++pictures, name));
        try {
            ScreenPicture.write(await(window.screenshot(), "a picture of the screen"), file);
        } catch (IOException e) {
            throw new DemoException("cannot write " + file, e);
        }
    }

    private static <T> T await(CompletableFuture<T> future, String what) throws DemoException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new DemoException("waited " + PATIENCE.toSeconds() + " s in vain for " + what, e);
        } catch (ExecutionException e) {
            throw new DemoException(what + " failed: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted", e);
        }
    }

    private static void pause() throws DemoException {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted", e);
        }
    }
}
