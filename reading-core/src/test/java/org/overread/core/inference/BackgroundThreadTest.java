package org.overread.core.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class BackgroundThreadTest {

    @Test
    void theThreadAndThoseThatItStartsLetReadingGoFirst() throws Exception {
        CompletableFuture<Integer> own = new CompletableFuture<>();
        CompletableFuture<Integer> started = new CompletableFuture<>();

        BackgroundThread.start("background", () -> {
            own.complete(niceOfThisThread());
            Thread.ofPlatform().start(() -> started.complete(niceOfThisThread()));
        });

        assertThat(own.get()).isGreaterThan(niceOfThisThread()).isEqualTo(10);
        assertThat(started.get()).isEqualTo(10);
    }

    /** Field 19 of proc(5) stat. */
    private static int niceOfThisThread() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
