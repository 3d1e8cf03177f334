package org.overread.core.dicom;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shared real data, outside the project; tests that need it are skipped where it is absent. */
public final class TestData {

    /** A folder or file of the shared data. */
    public static Path path(String relative) {
        Path path = Path.of(System.getProperty("overread.testdata", "../shared/data"), relative);
        assumeTrue(Files.exists(path), () -> "test data is absent: " + relative);
        return path;
    }

    public static List<Path> files(String folder) throws IOException {
        try (Stream<Path> walk = Files.walk(path(folder))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private TestData() {}
}
