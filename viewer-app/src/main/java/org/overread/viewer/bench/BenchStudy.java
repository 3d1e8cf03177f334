package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.overread.viewer.station.Phantom;

/** A study to measure with where none is given: the CT phantom. */
final class BenchStudy {
    static Path phantom(Path folder) throws IOException {
        Phantom.write(folder);
        return folder;
    }

    private BenchStudy() {}
}
