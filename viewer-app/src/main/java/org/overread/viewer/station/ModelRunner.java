package org.overread.viewer.station;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.overread.core.image.Volume;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceQueue;
import org.overread.core.inference.InferenceRequest;
import org.overread.core.inference.InferenceRun;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.study.FrameReader;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.core.study.VolumeAssembly;

/** Runs every model of a shelf on studies. Thread: any. */
public final class ModelRunner implements AutoCloseable {
    private final ModelShelf shelf;
    private final Duration deadline;
    private final InferenceQueue queue;
    private final VolumeAssembly volumes = new VolumeAssembly(new FrameReader());

    public ModelRunner(ModelShelf shelf, Duration deadline, Clock clock) {
        this.shelf = shelf;
        this.deadline = deadline;
        this.queue = new InferenceQueue(clock);
    }

    /**
     * Asks for the runs of a study and returns at once.
     *
     * @param complete when the study's last image had been read
     * @param firstNumber of the first new finding
     * @param wanted whether a model is to be run on a series: not where it has a result already
     */
    public List<InferenceRun> start(
            Study study, Instant complete, int firstNumber, Wanted wanted, Consumer<InferenceStatus> listener) {
        List<InferenceRun> runs = new ArrayList<>();
        for (FindingDetector detector : shelf.detectors()) {
            Optional<Series> series = SeriesChoice.of(study, detector)
                    .filter(one -> wanted.run(detector.model().sha256(), one.seriesInstanceUid()));
            series.ifPresent(one -> runs.add(queue.start(
                    new InferenceRequest(
                            detector,
                            study.studyInstanceUid(),
                            one,
                            () -> volume(one),
                            complete,
                            deadline,
                            firstNumber),
                    listener)));
        }
        return runs;
    }

    /** Which runs are wanted. */
    @FunctionalInterface
    public interface Wanted {
        boolean run(String modelSha256, String seriesInstanceUid);
    }

    private Volume volume(Series series) throws IOException {
        try {
            return volumes.assemble(series);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the series was read");
        }
    }

    @Override
    public void close() {
        queue.close();
    }
}
