package org.overread.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class that a reader can take in: files of the viewer stay short, so that none comes to know everything again. */
class FileSizesTest {
    private static final int AIM = 250;
    private static final int MOST = 350;
    private static final double SHARE_WITHIN_AIM = 0.97;

    @Test
    void filesOfTheViewerAreShort() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(Path.of("src", "main", "java"))) {
            files = tree.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(files).hasSizeGreaterThan(100);
        assertThat(files).allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(MOST));
        long within = files.stream().filter(file -> lines(file) <= AIM).count();
        assertThat(within).isGreaterThanOrEqualTo((long) (SHARE_WITHIN_AIM * files.size()));
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
