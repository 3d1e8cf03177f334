package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.ai.engine.EngineOptions;
import org.overread.ai.evaluation.InferenceBenchmark;
import org.overread.ai.evaluation.MeasuredModel;
import org.overread.ai.model.ModelPackage;
import org.overread.core.image.Volume;
import org.overread.core.inference.InferenceException;
import org.overread.viewer.station.ModelShelf;

/** What detections add, in time and memory, to the bare runs of their models on the same tensors, on the CPU. */
final class ModelBenchmark implements Benchmark {
    /** System property: a folder with {@code mr-head-t1} and {@code models/brainchop-model5_gw_ae}. */
    static final String TEST_DATA = "overread.testdata";

    static final EngineOptions OPTIONS =
            new EngineOptions(EngineOptions.ofSystem().threads(), Optional.empty());

    private static final String NODULES = "lung-nodule-reference";
    private static final String HEAP = "1g";
    private static final double MOST_MB = 400;

    @Override
    public String name() {
        return "inference";
    }

    @Override
    public BenchResult run(Optional<Path> study) throws Exception {
        List<BenchRow> rows = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        try (BenchFolder folder = new BenchFolder()) {
            Path chest = study.isPresent() ? study.get() : BenchStudy.phantom(folder.path());
            Volume volume = BenchModel.volume(chest);
            String size = String.format("%.1f megavoxels", volume.geometry().voxels() / 1e6);
            rows.addAll(measured(new Trial(BenchModel.NODULES, shipped(), chest, size, 5), volume));
        }
        Path data = Path.of(System.getProperty(TEST_DATA, ""));
        Path brain = data.resolve("models/brainchop-model5_gw_ae/model5_gw_ae.onnx");
        Path head = data.resolve("mr-head-t1");
        if (Files.isRegularFile(brain) && Files.isDirectory(head)) {
            rows.addAll(measured(new Trial(BenchModel.BRAIN, brain, head, "256³", 3), BenchModel.volume(head)));
        } else {
            leftOut.add("brain MR, 256³: -D" + TEST_DATA + " names no folder with " + brain.getFileName() + " and "
                    + head.getFileName());
        }
        rows.addAll(rows(new InferenceBenchmark(MeasuredModel.radiograph(), OPTIONS, 101)
                .rows(BenchRadiograph.volume(), "512²")));
        return new BenchResult(rows, leftOut);
    }

    /** @param file the model's package or file, {@code series} what it is given, {@code size} of that, in words */
    private record Trial(BenchModel model, Path file, Path series, String size, int turns) {}

    private static List<BenchRow> measured(Trial trial, Volume volume) throws InferenceException, IOException {
        InferenceBenchmark benchmark = new InferenceBenchmark(trial.model().of(trial.file()), OPTIONS, trial.turns());
        List<BenchRow> rows = rows(benchmark.rows(volume, trial.size()));
        try (BenchFolder folder = new BenchFolder()) {
            Path tensors = folder.path().resolve("tensors");
            benchmark.record(volume, tensors);
            double whole = peakMb("detection", trial, trial.series());
            double bare = peakMb("bare", trial, tensors);
            String name = trial.model().of(trial.file()).name() + ", " + trial.size();
            rows.add(new BenchRow(
                    name + ", peak memory", "MB", whole, bare, "a process with ONNX Runtime and the tensors"));
            rows.add(new BenchRow(name + ", peak memory beyond it", "MB", whole - bare, MOST_MB, "limit"));
        }
        return rows;
    }

    private static double peakMb(String what, Trial trial, Path given) throws IOException {
        List<String> arguments =
                List.of(what, trial.model().name(), trial.file().toString(), given.toString());
        return Double.parseDouble(StationProcess.lines(InferenceTrial.class.getName(), HEAP, arguments)
                .getLast());
    }

    private static List<BenchRow> rows(List<InferenceBenchmark.Row> rows) {
        return new ArrayList<>(rows.stream()
                .map(row -> new BenchRow(row.name(), row.unit(), row.ours(), row.peer(), row.peerName()))
                .toList());
    }

    private static Path shipped() throws IOException {
        for (Path folder : ModelShelf.packages(List.of())) {
            try (ModelPackage read = ModelPackage.read(folder)) {
                if (read.manifest().id().equals(NODULES)) {
                    return folder;
                }
            } catch (InferenceException e) {
                // not sound, and not what is looked for: `models` tells of it
                continue;
            }
        }
        throw new IOException("the model " + NODULES + " is not shipped with this station");
    }
}
