package org.overread.ai.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Starts ONNX Runtime on a thread with a stack of its own size. As it starts it matches the whole command line of the
 * process against a pattern, recursing about 260 bytes deep for each character: a few thousand characters, such as a
 * hundred file names, would overflow a Java thread's stack and end the process without a word.
 */
final class RuntimeStart {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final long STACK_BYTES = 1 << 20;
    private static final long STACK_BYTES_PER_CHARACTER = 512;
    /** Linux allows no command line that is longer. */
    private static final int LONGEST_COMMAND_LINE = 6 << 20;

    /** Takes up to a second. @throws RuntimeException or LinkageError where it cannot be loaded */
    static OrtEnvironment environment() {
        CompletableFuture<OrtEnvironment> started = new CompletableFuture<>();
        Runnable start = () -> {
            try {
                started.complete(OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "overread"));
            } catch (RuntimeException | Error e) {
                started.completeExceptionally(e);
            }
        };
        Thread thread = new Thread(null, start, "overread-onnxruntime-start", stackBytes(commandLineCharacters()));
        thread.setDaemon(true);
        thread.start();
        try {
            return started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Address space, of which only what is touched takes memory. */
    static long stackBytes(long commandLineCharacters) {
        return STACK_BYTES + STACK_BYTES_PER_CHARACTER * Math.min(commandLineCharacters, LONGEST_COMMAND_LINE);
    }

    /** 0 where the system does not tell. */
    private static long commandLineCharacters() {
        if (!Files.isReadable(COMMAND_LINE)) {
            return 0;
        }
        try (InputStream in = Files.newInputStream(COMMAND_LINE)) {
            // such files have no length to ask for
            return in.readNBytes(LONGEST_COMMAND_LINE).length;
        } catch (IOException e) {
            return 0;
        }
    }

    private RuntimeStart() {}
}
