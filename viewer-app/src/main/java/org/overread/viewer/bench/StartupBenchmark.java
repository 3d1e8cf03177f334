package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.viewer.Main;

/** Process start to the first image on screen, beside an empty JavaFX window started with the same options, in turn. */
final class StartupBenchmark implements Benchmark {
    private static final int RUNS = 5;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public BenchResult run(Optional<Path> study) throws Exception {
        try (BenchFolder data = new BenchFolder()) {
            Path images = study.isPresent()
                    ? study.get()
                    : BenchStudy.phantom(data.path().resolve("study"));
            String what = study.isPresent() ? "the given study" : "the phantom";
            return BenchResult.of(List.of(row(images, what, data.path())));
        }
    }

    private static BenchRow row(Path images, String what, Path data) throws IOException {
        List<Double> ours = new ArrayList<>();
        List<Double> empty = new ArrayList<>();
        for (int run = 0; run <= RUNS; run++) {
            double emptyWindow = StationProcess.secondsUntilShown(EmptyWindow.class.getName(), List.of(), List.of());
            double firstImage = firstImage(images, data);
            if (run > 0) {
                // the first pair only warms the disk cache
                empty.add(emptyWindow);
                ours.add(firstImage);
            }
        }
        return new BenchRow(
                "first image of " + what, "s", BenchRow.median(ours), BenchRow.median(empty), "empty JavaFX window");
    }

    private static double firstImage(Path study, Path data) throws IOException {
        return StationProcess.secondsUntilShown(
                Main.class.getName(),
                List.of("overread.bench.shown=true"),
                List.of("--data", data.resolve("station").toString(), "view", study.toString()));
    }
}
