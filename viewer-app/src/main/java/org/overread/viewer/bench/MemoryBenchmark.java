package org.overread.viewer.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the station needs of a heap of 1 GB: a CT of 3000 slices scrolled through, and fifteen studies opened in turn. */
final class MemoryBenchmark implements Benchmark {
    private static final String HEAP = "1g";
    private static final double HEAP_MB = 1024;
    private static final int SLICES = 3000;
    private static final int STUDIES = 15;
    private static final int STUDY_SLICES = 100;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public BenchResult run(Optional<Path> study) throws Exception {
        BenchStation.startScreen();
        try (BenchFolder folder = new BenchFolder()) {
            Path large = new BenchSeries(SLICES, 512).write(folder.path().resolve("large"));
            double[] scrolled = told("scroll", folder.path().resolve("one"), List.of(large));
            List<Path> studies = new ArrayList<>();
            for (int number = 0; number < STUDIES; number++) {
                studies.add(new BenchSeries(STUDY_SLICES, 512)
                        .write(folder.path().resolve(String.format(Locale.ROOT, "study-%02d", number))));
            }
            double[] opened = told("studies", folder.path().resolve("ten"), studies);
            double pixels = SLICES * 0.5;
            return BenchResult.of(List.of(
                    new BenchRow("CT of 3000 slices (1.5 GB) in a heap of 1 GB: dropped", "%", scrolled[0], 1, "limit"),
                    new BenchRow("… 99th percentile of a frame", "ms", scrolled[1], ScrollTrial.INTERVAL_MS, "limit"),
                    new BenchRow("… heap in use at its end", "MB", scrolled[2], pixels, "its pixels"),
                    new BenchRow("… peak resident memory", "MB", scrolled[3], HEAP_MB, "heap allowed"),
                    new BenchRow(
                            "heap in use after fifteen studies", "MB", opened[1], opened[0], "after seven studies")));
        }
    }

    private static double[] told(String what, Path data, List<Path> studies) throws Exception {
        Files.createDirectories(data);
        List<String> arguments = new ArrayList<>(List.of(what, data.toString()));
        studies.forEach(one -> arguments.add(one.toString()));
        List<String> lines = StationProcess.lines(MemoryTrial.class.getName(), HEAP, arguments);
        String[] numbers = lines.getLast().split(" ");
        double[] told = new double[numbers.length];
        for (int i = 0; i < told.length; i++) {
            told[i] = Double.parseDouble(numbers[i]);
        }
        return told;
    }
}
