package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Path;
import org.overread.ai.phantom.ChestPhantom;
import org.overread.ai.volume.SliceWorkers;

/** The CT phantom that the station makes for itself: no patient, nodules of known size. */
public final class Phantom {
    /** The seed of the phantom that demo and benchmarks use, so that everyone sees the same one. */
    private static final long SEED = 1;

    /** Writes the phantom's series into a folder. */
    public static void write(Path folder) throws IOException {
        try (SliceWorkers workers = new SliceWorkers(Runtime.getRuntime().availableProcessors())) {
            ChestPhantom.of(SEED).writeTo(folder, workers);
        }
    }

    private Phantom() {}
}
