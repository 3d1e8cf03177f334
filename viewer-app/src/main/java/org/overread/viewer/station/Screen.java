package org.overread.viewer.station;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.application.Platform;

/** The process's screen: a real display, or JavaFX's headless platform. */
public final class Screen {
    private static final AtomicReference<CompletableFuture<Void>> STARTED = new AtomicReference<>();

    /** Whether this process can open a window that someone sees. */
    public static boolean available() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || present("DISPLAY") || present("WAYLAND_DISPLAY");
    }

    /** Starts JavaFX at once where the command line asks for the viewer: it takes as long as all else before the image. */
    public static void expect(String[] arguments) {
        if (Arrays.asList(arguments).contains("view") && available()) {
            start(false);
        }
    }

    /**
     * Starts JavaFX, unless that was done before, and returns at once.
     *
     * @return completes when its thread runs; exceptionally where there is no display
     */
    public static CompletableFuture<Void> start(boolean headless) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        // JavaFX starts once in a process, and says nothing more when that has failed
        CompletableFuture<Void> first = STARTED.compareAndExchange(null, mine);
        if (first != null) {
            return first.copy();
        }
        begin(headless, mine);
        return mine.copy();
    }

    private static void begin(boolean headless, CompletableFuture<Void> started) {
        if (headless) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        Thread.ofPlatform().daemon().name("overread-screen").start(() -> {
            try {
                Platform.startup(() -> started.complete(null));
                Platform.setImplicitExit(false);
            } catch (IllegalStateException alreadyStarted) {
                Platform.setImplicitExit(false);
                Platform.runLater(() -> started.complete(null));
            } catch (RuntimeException | Error e) {
                started.completeExceptionally(e);
            }
        });
    }

    /** Runs something on JavaFX's thread and waits for it. */
    public static <T> T call(Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(task.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static boolean present(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    private Screen() {}
}
