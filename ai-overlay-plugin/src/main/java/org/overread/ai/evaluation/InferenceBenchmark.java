package org.overread.ai.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.TensorModel;
import org.overread.core.image.Volume;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;

/**
 * What the station adds to the bare run of a model: whole detections in turn with ONNX Runtime alone on the tensors that
 * they gave it, in one process.
 */
public final class InferenceBenchmark {
    private final MeasuredModel model;
    private final EngineOptions options;
    private final int turns;

    /**
     * A figure beside its peer's or its limit.
     *
     * @param ours in {@code unit}; {@code peer} likewise
     */
    public record Row(String name, String unit, double ours, double peer, String peerName) {}

    /** @param turns of a detection and a bare run each, after one of either that does not count */
    public InferenceBenchmark(MeasuredModel model, EngineOptions options, int turns) {
        this.model = model;
        this.options = options;
        this.turns = turns;
    }

    /** Medians of all turns, of processor time the mean; names have the model and {@code size}. */
    public List<Row> rows(Volume volume, String size) throws InferenceException {
        WatchedModel watch = new WatchedModel();
        List<Double> whole = new ArrayList<>();
        List<Double> outside = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        List<Double> aloneUsed = new ArrayList<>();
        Processor processor = new Processor();
        try (RecordedRuns runs = new RecordedRuns();
                FindingDetector detector = model.detector(options, watch);
                TensorModel bare = model.bare(options)) {
            record(runs, detector, watch, volume);
            seconds(() -> runs.replay(bare));
            for (int turn = 0; turn < turns; turn++) {
                watch.secondsInside();
                long begun = processor.nanoseconds();
                whole.add(seconds(() -> detector.detect(volume, DetectionMonitor.unwatched())));
                outside.add((processor.nanoseconds() - begun) / 1e9 - watch.secondsInside());
                begun = processor.nanoseconds();
                alone.add(seconds(() -> runs.replay(bare)));
                aloneUsed.add((processor.nanoseconds() - begun) / 1e9);
            }
        }
        String peer = "ONNX Runtime alone, same tensors";
        String name = model.name() + ", " + size;
        double bareSeconds = median(alone);
        double added = limited(median(whole) - bareSeconds, bareSeconds, volume);
        double own = limited(mean(outside), mean(aloneUsed), volume);
        MeasuredModel.Limit limit = model.limit();
        return List.of(
                new Row(name + ", detection", "ms", median(whole) * 1e3, bareSeconds * 1e3, peer),
                new Row(name + ", added to it", limit.unit(), added, limit.most(), "limit"),
                new Row(name + ", own processor time", limit.unit(), own, limit.most(), "limit"));
    }

    /** Writes down what a detection gives the model, for a process that runs it alone. */
    public void record(Volume volume, Path file) throws InferenceException, IOException {
        WatchedModel watch = new WatchedModel();
        try (RecordedRuns runs = new RecordedRuns();
                FindingDetector detector = model.detector(options, watch)) {
            record(runs, detector, watch, volume);
            runs.write(file);
        }
    }

    private static void record(RecordedRuns runs, FindingDetector detector, WatchedModel watch, Volume volume)
            throws InferenceException {
        watch.record(runs);
        detector.detect(volume, DetectionMonitor.unwatched());
        watch.recordNoMore();
    }

    private double limited(double seconds, double bareSeconds, Volume volume) {
        return switch (model.limit()) {
            case MILLISECONDS_PER_MEGAVOXEL ->
                seconds * 1e3 / (volume.geometry().voxels() / 1e6);
            case PERCENT -> seconds / bareSeconds * 100;
            case MILLISECONDS -> seconds * 1e3;
        };
    }

    private interface Work {
        void run() throws InferenceException;
    }

    private static double seconds(Work work) throws InferenceException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Of processor time, which the system counts in steps that are longer than a short run. */
    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
