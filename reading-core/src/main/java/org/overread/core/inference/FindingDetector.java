package org.overread.core.inference;

import java.io.IOException;
import java.util.Optional;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.Volume;
import org.overread.core.study.Series;

/** A model that finds regions in a series: the port behind which an inference engine stands. */
public interface FindingDetector extends AutoCloseable {

    ModelIdentity model();

    /** Why a series cannot be given to this model, in one line that can be shown; empty where it can. */
    Optional<String> notEligible(Series series);

    /** The score from which on regions are reported; empty where it is not one number. */
    default Optional<ModelScore> operatingPoint() {
        return Optional.empty();
    }

    /**
     * Runs the model on a series; takes seconds, checks {@code monitor} between patches. A model of volumes reads the volume,
     * one of single images reads the series' frames.
     *
     * @throws InferenceException with the cause by kind; never a partial result
     * @throws IOException where the series cannot be read or is no volume
     */
    default Detection detect(Series series, VolumeSource volume, DetectionMonitor monitor)
            throws InferenceException, IOException, InterruptedException {
        return detect(volume.load(), monitor);
    }

    /**
     * Runs the model on a volume.
     *
     * @param volume values in HU for CT
     * @throws InferenceException with the cause by kind; never a partial result
     */
    Detection detect(Volume volume, DetectionMonitor monitor) throws InferenceException;

    @Override
    void close();
}
