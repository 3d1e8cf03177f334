package org.overread.core.inference;

import java.io.IOException;
import org.overread.core.image.Volume;
import org.overread.core.study.Series;

/** Gives a run the volumes it works on. Called once for each series, on the run's own thread. */
@FunctionalInterface
public interface VolumeSource {

    /** @throws IOException where the series cannot be read or is no volume; a DicomException says why */
    Volume load(Series series) throws IOException, InterruptedException;
}
