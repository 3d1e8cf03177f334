package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Path;

/** A study to measure with where none is given: the CT phantom. */
final class BenchStudy {
    static Path phantom(Path folder) throws IOException {
        return folder;
    }

    private BenchStudy() {}
}
