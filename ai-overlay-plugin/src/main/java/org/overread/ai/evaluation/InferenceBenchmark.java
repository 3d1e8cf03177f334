package org.overread.ai.evaluation;

import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.engine.ModelSource;
import org.overread.ai.engine.OnnxEngine;
import org.overread.ai.engine.PatchModel;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.nodule.NoduleDetector;
import org.overread.ai.volume.IsotropicVolume;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.image.Volume;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.InferenceException;

/** What the station adds to the bare run of a model: the whole detection beside ONNX Runtime alone, in the same process. */
public final class InferenceBenchmark {
    private static final int REPETITIONS = 3;

    /**
     * A figure beside its peer's.
     *
     * @param ours in {@code unit}; {@code peer} likewise
     */
    public record Row(String name, String unit, double ours, double peer, String peerName) {
        public double ratio() {
            return ours / peer;
        }
    }

    private final Path packageFolder;
    private final EngineOptions options;

    public InferenceBenchmark(Path packageFolder, EngineOptions options) {
        this.packageFolder = packageFolder;
        this.options = options;
    }

    /** The first run of the process, with its cold start, and the best of {@value #REPETITIONS}. Takes a minute or so. */
    public List<Row> rows(Volume volume) throws InferenceException {
        ModelManifest manifest;
        PatchModel model;
        double open;
        try (ModelPackage read = ModelPackage.read(packageFolder)) {
            manifest = read.manifest();
            long opened = System.nanoTime();
            model = new OnnxEngine(options)
                    .open(
                            ModelSource.of(read.model()),
                            manifest.input().tensor(),
                            manifest.outputs().getFirst().tensor());
            open = secondsSince(opened);
        }
        List<Row> rows = new ArrayList<>();
        try (NoduleDetector detector = new NoduleDetector(manifest, model, options.threads())) {
            double first = open + detection(detector, volume);
            double best = detection(detector, volume);
            for (int i = 1; i < REPETITIONS; i++) {
                best = Math.min(best, detection(detector, volume));
            }
            double bare = bareRun(manifest, model, volume);
            for (int i = 1; i < REPETITIONS; i++) {
                bare = Math.min(bare, bareRun(manifest, model, volume));
            }
            String peer = "ONNX Runtime alone, whole volume, " + model.provider() + ", threads: " + options.threads();
            rows.add(new Row("detection, best of " + REPETITIONS, "s", best, bare, peer));
            rows.add(new Row("first detection, engine and model opened", "s", first, bare, peer));
        }
        return rows;
    }

    private static double detection(NoduleDetector detector, Volume volume) throws InferenceException {
        long start = System.nanoTime();
        detector.detect(volume, DetectionMonitor.unwatched());
        return secondsSince(start);
    }

    private double bareRun(ModelManifest manifest, PatchModel model, Volume volume) throws InferenceException {
        try (SliceWorkers workers = new SliceWorkers(options.threads());
                Arena arena = Arena.ofConfined()) {
            IsotropicVolume cubic =
                    IsotropicVolume.of(volume, manifest.input().cubicVoxelMm().orElseThrow(), workers);
            FloatBuffer input = buffer(arena, cubic.hu().length).put(0, cubic.hu());
            FloatBuffer output = buffer(arena, cubic.hu().length);
            PatchModel.Extent extent = new PatchModel.Extent(
                    cubic.grid().depth(), cubic.grid().height(), cubic.grid().width());
            long start = System.nanoTime();
            model.run(extent, input, output);
            double seconds = secondsSince(start);
            model.relax();
            return seconds;
        }
    }

    private static FloatBuffer buffer(Arena arena, int values) {
        return arena.allocate((long) values * Float.BYTES, Float.BYTES)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
