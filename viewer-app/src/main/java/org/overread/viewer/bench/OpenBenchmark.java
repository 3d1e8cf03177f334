package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.overread.core.image.ImageFrame;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.ImageFrameReader;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/**
 * Opening a CT of 1000 slices in a station that is running: until its first image is on screen, and until every frame is
 * decoded; beside reading the headers, decoding that frame (or all, on all cores) and one pulse of an empty window. The
 * two take turns; files are in the system's cache.
 */
final class OpenBenchmark implements Benchmark {
    private static final int SLICES = 1000;
    private static final int SIZE = 512;
    private static final int TURNS = 5;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    @Override
    public String name() {
        return "open";
    }

    /** Seconds until the first image and until all. */
    private record Opened(double first, double all) {}

    @Override
    public BenchResult run(Optional<Path> study) throws Exception {
        try (BenchFolder folder = new BenchFolder()) {
            BenchStation.startScreen();
            double pulse = ScrollBenchmark.emptyLoop().median() / 1e3;
            Path series = new BenchSeries(SLICES, SIZE).write(folder.path().resolve("series"));
            List<Opened> ours = new ArrayList<>();
            List<Opened> parts = new ArrayList<>();
            for (int turn = -1; turn < TURNS; turn++) {
                Opened bare = parts(series, pulse);
                Opened opened = opened(series, folder.path().resolve("station" + turn));
                if (turn >= 0) {
                    ours.add(opened);
                    parts.add(bare);
                }
            }
            return BenchResult.of(List.of(
                    new BenchRow(
                            "first image of a CT of 1000 slices",
                            "s",
                            median(ours, true),
                            median(parts, true),
                            "headers, one frame, one pulse"),
                    new BenchRow(
                            "all of its frames decoded",
                            "s",
                            median(ours, false),
                            median(parts, false),
                            "headers, all frames on all cores")));
        }
    }

    private static double median(List<Opened> turns, boolean first) {
        return BenchRow.median(
                turns.stream().map(one -> first ? one.first() : one.all()).toList());
    }

    private static Opened opened(Path series, Path data) throws IOException, InterruptedException {
        try (BenchStation station = new BenchStation(data)) {
            CompletableFuture<Long> shown = new CompletableFuture<>();
            long begun = System.nanoTime();
            station.desk().open(List.of(series));
            station.desk().firstImage().thenRun(() -> shown.complete(System.nanoTime()));
            double first = (BenchStation.await(shown) - begun) / 1e9;
            while (station.framesRead() < SLICES) {
                if (System.nanoTime() - begun > PATIENCE_NANOS) {
                    throw new IOException("only " + station.framesRead() + " frames were decoded");
                }
                Thread.sleep(1);
            }
            return new Opened(first, (System.nanoTime() - begun) / 1e9);
        }
    }

    private static Opened parts(Path folder, double pulse) throws IOException, InterruptedException {
        ImageFrameReader reader = new ImageFrameReader();
        long begun = System.nanoTime();
        Series series = new StudyIngest()
                .ingest(List.of(folder), (done, total) -> {})
                .studies()
                .getFirst()
                .series()
                .getFirst();
        double headers = (System.nanoTime() - begun) / 1e9;
        begun = System.nanoTime();
        reader.read(series.instances().get(SLICES / 2), 1);
        double one = (System.nanoTime() - begun) / 1e9;
        begun = System.nanoTime();
        decodeAll(series, reader);
        double all = (System.nanoTime() - begun) / 1e9;
        return new Opened(headers + one + pulse, headers + all);
    }

    private static void decodeAll(Series series, ImageFrameReader reader) throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            List<Future<ImageFrame>> frames = new ArrayList<>();
            for (Instance instance : series.instances()) {
                frames.add(workers.submit(() -> reader.read(instance, 1)));
            }
            for (Future<ImageFrame> frame : frames) {
                frame.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a frame could not be decoded", e);
        }
    }
}
