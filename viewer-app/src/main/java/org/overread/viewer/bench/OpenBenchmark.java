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
 * Opening a CT of 1000 slices in a station that is running, and after it another: until the pulse that brings its first image
 * has been, and until every frame is decoded; beside reading the headers, decoding that frame (or all, on all
 * cores) and one pulse of an empty window. The two take turns, and neither collects what the other leaves; files are in
 * the system's cache.
 */
final class OpenBenchmark implements Benchmark {
    private static final int SLICES = 1000;
    private static final int SIZE = 512;
    private static final int TURNS = 9;
    /** Until the machine code of both sides is what a station has after its first studies. */
    private static final int WARM_UP = 3;

    private static final int SETTLING_MILLIS = 300;
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
            Path one = new BenchSeries(SLICES, SIZE).write(folder.path().resolve("one"));
            Path other = new BenchSeries(SLICES, SIZE).write(folder.path().resolve("other"));
            List<Opened> first = new ArrayList<>();
            List<Opened> next = new ArrayList<>();
            List<Opened> parts = new ArrayList<>();
            try (BenchStation station = new BenchStation(folder.path().resolve("station"))) {
                for (int turn = -WARM_UP; turn < TURNS; turn++) {
                    Opened bare = parts(one, pulse);
                    Opened opened = opened(one, station);
                    Opened after = opened(other, station);
                    station.desk().cancelOpening();
                    if (turn >= 0) {
                        parts.add(bare);
                        first.add(opened);
                        next.add(after);
                    }
                }
            }
            return rows(first, next, parts);
        }
    }

    private static BenchResult rows(List<Opened> first, List<Opened> next, List<Opened> parts) {
        String untilFirst = "headers, one frame, one pulse";
        return BenchResult.of(List.of(
                new BenchRow(
                        "first image of a CT of 1000 slices",
                        "s",
                        median(first, true),
                        median(parts, true),
                        untilFirst),
                new BenchRow(
                        "first image of the next such CT, while one is on screen",
                        "s",
                        median(next, true),
                        median(parts, true),
                        untilFirst),
                new BenchRow(
                        "all of its frames decoded",
                        "s",
                        median(first, false),
                        median(parts, false),
                        "headers, all frames on all cores")));
    }

    private static double median(List<Opened> turns, boolean first) {
        return BenchRow.median(
                turns.stream().map(one -> first ? one.first() : one.all()).toList());
    }

    private static Opened opened(Path study, BenchStation station) throws IOException, InterruptedException {
        CompletableFuture<Long> shown = station.nextSeriesShown();
        int read = station.framesRead();
        System.gc();
        long begun = System.nanoTime();
        station.desk().open(List.of(study));
        double first = (BenchStation.await(shown) - begun) / 1e9;
        while (station.framesRead() - read < SLICES) {
            if (System.nanoTime() - begun > PATIENCE_NANOS) {
                throw new IOException("only " + (station.framesRead() - read) + " frames were decoded");
            }
            Thread.sleep(1);
        }
        Opened opened = new Opened(first, (System.nanoTime() - begun) / 1e9);
        BenchStation.await(station.desk().settled());
        Thread.sleep(SETTLING_MILLIS);
        return opened;
    }

    private static Opened parts(Path folder, double pulse) throws IOException, InterruptedException {
        ImageFrameReader reader = new ImageFrameReader();
        System.gc();
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
