package org.overread.viewer.station;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.overread.core.image.Volume;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceQueue;
import org.overread.core.inference.InferenceRequest;
import org.overread.core.inference.InferenceRun;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.MemoryBudget;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.OperatingRange;
import org.overread.core.inference.ReleaseTerms;
import org.overread.core.inference.RolloutPhase;
import org.overread.core.inference.RunPriority;
import org.overread.core.inference.RunSurroundings;
import org.overread.core.store.ResultFiles;
import org.overread.core.store.StationStore;
import org.overread.core.study.FrameReader;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.core.study.VolumeAssembly;

/** Runs every model of a shelf on studies, on the terms that the site has set for it. Thread: any. */
public final class ModelRunner implements AutoCloseable {
    private final ModelShelf shelf;
    private final StationOptions options;
    private final InferenceQueue queue;
    private final VolumeAssembly volumes = new VolumeAssembly(new FrameReader());

    public ModelRunner(ModelShelf shelf, StationOptions options, StationStore store, Clock clock) {
        this.shelf = shelf;
        this.options = options;
        InferenceSettings settings = options.inference();
        this.queue = new InferenceQueue(
                clock,
                new RunSurroundings(
                        new ResultFiles(options.dataFolder().resolve("results"), settings.cacheBytes()),
                        store.monitoring(),
                        settings.memory().orElseGet(MemoryBudget::ofThisProcess)));
    }

    /** A study whose images are all there, and who waits for it. @param complete when its last image had been read */
    public record Wish(Study study, Instant complete, RunPriority priority) {}

    /**
     * Asks for the runs of a study and returns at once. Models that the site has suspended are not run.
     *
     * @param firstNumber of the first new finding
     * @param wanted whether a model is to be run on a series: not where it has a result already
     */
    public List<InferenceRun> start(Wish wish, int firstNumber, Wanted wanted, Consumer<InferenceStatus> listener) {
        List<InferenceRun> runs = new ArrayList<>();
        for (FindingDetector detector : thoseForItFirst(wish.study())) {
            RolloutPhase phase = options.inference().phase(detector.model());
            Optional<Series> series = SeriesChoice.of(wish.study(), detector)
                    .filter(one -> phase != RolloutPhase.SUSPENDED && wanted.run(detector, one));
            series.ifPresent(one -> runs.add(queue.start(
                    new InferenceRequest(
                            detector,
                            wish.study().studyInstanceUid(),
                            one,
                            () -> volume(one),
                            wish.complete(),
                            options.deadline(),
                            firstNumber,
                            new ReleaseTerms(phase, detector.readingMode()),
                            wish.priority()),
                    listener)));
        }
        return runs;
    }

    /** The models that the study has a series for come before those that only say why not. */
    private List<FindingDetector> thoseForItFirst(Study study) {
        return shelf.detectors().stream()
                .sorted(Comparator.comparing(detector -> !SeriesChoice.hasEligible(study, detector)))
                .toList();
    }

    /** Between which scores a reader may choose what of a model is shown. */
    public List<OperatingRange> operatingRanges(ModelIdentity model) {
        return shelf.detectors().stream()
                .filter(detector -> detector.model().equals(model))
                .findFirst()
                .map(FindingDetector::operatingRanges)
                .orElse(List.of());
    }

    /** Which runs are wanted. */
    @FunctionalInterface
    public interface Wanted {
        boolean run(FindingDetector detector, Series series);
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
