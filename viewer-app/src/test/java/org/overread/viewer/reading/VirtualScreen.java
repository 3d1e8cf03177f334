package org.overread.viewer.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real screen for tests: an X server of their own (Xvfb, 3840 × 3840), on which JavaFX is started once. Tests are skipped
 * where Xvfb is not installed.
 */
public final class VirtualScreen implements BeforeAllCallback {
    private static final Path XVFB = Path.of("/usr/bin/Xvfb");

    /** Ends the server when this JVM, which holds the other end of standard input, is gone: sooner, it would take the JVM along. */
    private static final String SERVER =
            XVFB + " -displayfd 1 -screen 0 3840x3840x24 -nolisten tcp & server=$!; cat > /dev/null; kill $server";

    @Override
    public void beforeAll(ExtensionContext context) {
        Assumptions.assumeTrue(Files.isExecutable(XVFB), "needs Xvfb");
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent("virtual screen", key -> start());
    }

    /** Runs something on the JavaFX thread and waits for it. */
    public static <T> T onScreen(Callable<T> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Runnable answer = () -> {
            try {
                done.complete(action.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        };
        if (Platform.isFxApplicationThread()) {
            answer.run();
        } else {
            Platform.runLater(answer);
        }
        return await(done);
    }

    public static void onScreen(Runnable action) {
        onScreen(() -> {
            action.run();
            return null;
        });
    }

    public static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until something is seen. Not on the JavaFX thread. */
    public static void until(BooleanSupplier seen) {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() > last) {
                throw new AssertionError("not seen within 20 seconds");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static String start() {
        try {
            Process server = new ProcessBuilder("/bin/sh", "-c", SERVER)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String number = server.inputReader().readLine();
            if (number == null) {
                throw new IllegalStateException("Xvfb did not start");
            }
            setEnvironment("DISPLAY", ":" + number);
            System.setProperty("prism.order", "sw");
            System.setProperty(
                    "javafx.cachedir",
                    Path.of("target", "javafx").toAbsolutePath().toString());
            CompletableFuture<Void> started = new CompletableFuture<>();
            Platform.startup(() -> started.complete(null));
            Platform.setImplicitExit(false);
            await(started);
            return number;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The display is chosen when the server runs, so it cannot come from the environment that this JVM was given. */
    @SuppressWarnings("restricted") // one call of the C library, to name the display
    private static void setEnvironment(String name, String value) {
        Linker linker = Linker.nativeLinker();
        MethodHandle setenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int failed = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (failed != 0) {
                throw new IllegalStateException("setenv " + name);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
