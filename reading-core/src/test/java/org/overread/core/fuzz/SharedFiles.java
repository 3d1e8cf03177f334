package org.overread.core.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Real DICOM files of the shared test data; none where it is absent. */
final class SharedFiles {

    static List<Path> below(int bytes) throws IOException {
        Path folder = Path.of(System.getProperty("overread.testdata", "../shared/data"), "dicom");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> small = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.size(file) > 0 && Files.size(file) < bytes) {
                    small.add(file);
                }
            }
        }
        return small;
    }

    private SharedFiles() {}
}
