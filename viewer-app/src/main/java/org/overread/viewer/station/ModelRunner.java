package org.overread.viewer.station;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
import org.overread.core.inference.ResultRelease;
import org.overread.core.inference.RolloutPhase;
import org.overread.core.inference.RunInput;
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
    private static final Duration UNHURRIED = Duration.ofDays(1);

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
                settings.abandonAfter(),
                new RunSurroundings(
                        new ResultFiles(options.dataFolder().resolve("results"), settings.cacheBytes()),
                        store.monitoring(),
                        settings.memory().orElseGet(MemoryBudget::ofThisProcess)));
    }

    /** A model and what it is to be run on. */
    record Choice(FindingDetector detector, RunInput input) {}

    /** A study whose images are all there, and who waits for it. @param complete when its last image had been read */
    public record Wish(Study study, Instant complete, RunPriority priority) {}

    /**
     * Asks for the runs of a study and returns at once. Models that the site has suspended are not run.
     *
     * @param firstNumber of the first new finding
     * @param wanted whether a model is to be run on its series: not where it has a result already
     */
    public List<InferenceRun> start(Wish wish, int firstNumber, Wanted wanted, Consumer<InferenceStatus> listener) {
        return start(wish, firstNumber, choices(wish.study(), wanted), listener);
    }

    /** Asks for the runs that were chosen and returns at once. */
    List<InferenceRun> start(Wish wish, int firstNumber, List<Choice> chosen, Consumer<InferenceStatus> listener) {
        return chosen.stream()
                .map(one -> queue.start(request(wish, firstNumber, one.detector(), one.input()), listener))
                .toList();
    }

    /** What is to be run on a study, the models first that it is for. Looks through all headers: not for the JavaFX thread. */
    List<Choice> choices(Study study, Wanted wanted) {
        return thoseForItFirst(study).stream()
                .filter(detector -> !suspended(detector))
                .flatMap(detector -> SeriesChoice.of(study, detector)
                        .filter(input -> wanted.run(detector, input))
                        .map(input -> new Choice(detector, input))
                        .stream())
                .toList();
    }

    /** What stands in the place of the runs of those models that the site has suspended. */
    public List<InferenceStatus> suspended(Wish wish) {
        return shelf.detectors().stream()
                .filter(detector -> suspended(detector) && SeriesChoice.hasEligible(wish.study(), detector))
                .flatMap(detector -> SeriesChoice.of(wish.study(), detector)
                        .map(input -> ResultRelease.suspended(request(wish, 1, detector, input)))
                        .stream())
                .toList();
    }

    /** What stands in the place of the runs of packages that are not opened, of models that speak to readers. */
    List<InferenceStatus> refused(Study study) {
        return shelf.refusedPackages().stream()
                .flatMap(refused -> refused.standsFor(study).stream())
                .filter(run -> switch (options.inference().phase(run.model())) {
                    case ASSISTIVE, SCALED -> true;
                    case SILENT, SUSPENDED -> false;
                })
                .toList();
    }

    private boolean suspended(FindingDetector detector) {
        return options.inference().phase(detector.model()) == RolloutPhase.SUSPENDED;
    }

    /** Nobody waits for a study that is not on screen: its results are late only when the model is given up. */
    private InferenceRequest request(Wish wish, int firstNumber, FindingDetector detector, RunInput input) {
        return new InferenceRequest(
                detector,
                wish.study().studyInstanceUid(),
                input,
                this::volume,
                wish.complete(),
                wish.priority() == RunPriority.ON_SCREEN ? options.deadline() : UNHURRIED,
                firstNumber,
                new ReleaseTerms(options.inference().phase(detector.model()), detector.readingMode()),
                wish.priority());
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
        boolean run(FindingDetector detector, RunInput input);
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
