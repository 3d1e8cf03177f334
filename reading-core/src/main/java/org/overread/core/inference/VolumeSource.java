package org.overread.core.inference;

import java.io.IOException;
import org.overread.core.image.Volume;

/** Gives a run the volume it works on. Called once, on the run's own thread. */
@FunctionalInterface
public interface VolumeSource {

    /** @throws IOException where the series cannot be read or is no volume; a DicomException says why */
    Volume load() throws IOException, InterruptedException;
}
