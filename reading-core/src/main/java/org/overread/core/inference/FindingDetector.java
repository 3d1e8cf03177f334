package org.overread.core.inference;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.Volume;
import org.overread.core.study.Series;
import org.overread.core.study.Study;

/**
 * A model that finds regions in a series: the port behind which an inference engine stands, in this process or on a server.
 *
 * <p>Thread: any. Nothing but detecting waits, for a server or otherwise: the rest is answered from what was known when the
 * model was opened. Nobody waits for a detection beyond the deadline, whether it ends or not.
 */
public interface FindingDetector extends AutoCloseable {

    ModelIdentity model();

    /** Why a series cannot be given to this model; empty where it can. */
    Optional<RunReason> notEligible(Series series);

    /**
     * What a run on a series is given of its study: of a model of several series one for each channel, chosen by the rules of
     * its package. Looks through headers.
     *
     * @param series one that the model may be given as its first
     */
    default RunInput input(Series series, Study study) {
        return RunInput.of(series);
    }

    /** The score from which on regions are reported; empty where it is not one number. */
    default Optional<ModelScore> operatingPoint() {
        return Optional.empty();
    }

    /** What a reader may choose in place of the labels' operating points; none where the model's package allows none. */
    default List<OperatingRange> operatingRanges() {
        return List.of();
    }

    /** When its findings come before the reader. */
    default ReadingMode readingMode() {
        return ReadingMode.CONCURRENT;
    }

    /** What a run is expected to take of memory at its most. */
    default MemoryNeed memoryNeed(RunInput input) {
        return MemoryNeed.of(input);
    }

    /**
     * All that a result depends on beside the model's file and the images, such as a hash of the manifest: a result is taken
     * for another's only where these are the same.
     */
    default String parameters() {
        return operatingPoint().map(point -> "operating point " + point.value()).orElse("");
    }

    /** Why a faster execution provider was given up, a line each; none where the first choice runs. */
    default List<String> fallbacks() {
        return List.of();
    }

    /**
     * Runs the model; takes seconds, checks {@code monitor} between patches. A model of volumes reads the volume,
     * one of single images reads the series' frames.
     *
     * @throws InferenceException with the cause by kind; never a partial result
     * @throws IOException where the series cannot be read or is no volume
     */
    default Detection detect(RunInput input, VolumeSource volumes, DetectionMonitor monitor)
            throws InferenceException, IOException, InterruptedException {
        return detect(volumes.load(input.series()), monitor);
    }

    /**
     * Runs a model of one series on a volume.
     *
     * @param volume values in HU for CT
     * @throws InferenceException with the cause by kind; never a partial result
     */
    Detection detect(Volume volume, DetectionMonitor monitor) throws InferenceException;

    @Override
    void close();
}
