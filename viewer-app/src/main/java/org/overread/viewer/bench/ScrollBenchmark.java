package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.overread.viewer.station.Screen;
import org.overread.viewer.viewport.SeriesView;
import org.overread.viewer.viewport.ViewLayout;
import org.overread.viewer.viewport.Viewport;

/**
 * Scrolling at 30 frames a second in the reading window, in software rendering, beside a window in which one small
 * rectangle changes at the same pace, and beside copying as much memory as the pictures have.
 */
final class ScrollBenchmark implements Benchmark {
    private static final int SLICES = 40;
    private static final int RUNS_OF_THE_MODEL = 5;
    private static final double MOST_DROPPED_PERCENT = 1;
    private static final double LEAST_LIMIT_MS = 33;

    @Override
    public String name() {
        return "scroll";
    }

    @Override
    public BenchResult run(Optional<Path> study) throws Exception {
        try (BenchFolder folder = new BenchFolder()) {
            BenchStation.startScreen();
            ScrollTrial.Times empty = emptyLoop();
            List<BenchRow> rows = new ArrayList<>();
            for (int size : new int[] {512, 2048}) {
                Path series = new BenchSeries(SLICES, size).write(folder.path().resolve("series-" + size));
                try (BenchStation station = new BenchStation(folder.path().resolve("station-" + size))) {
                    station.openAndSettle(series);
                    for (int viewports : new int[] {1, 4}) {
                        rows.addAll(rows(station, size + "², " + viewports + " viewport(s)", viewports, empty));
                    }
                }
            }
            Path chest = study.isPresent()
                    ? study.get()
                    : BenchStudy.phantom(folder.path().resolve("chest"));
            rows.add(whileModelRuns(chest, folder.path().resolve("station-ai"), empty));
            return BenchResult.of(rows);
        }
    }

    private static List<BenchRow> rows(BenchStation station, String what, int viewports, ScrollTrial.Times empty)
            throws IOException, InterruptedException {
        arrange(station, viewports);
        ScrollTrial.Times times = scroll(station, () -> true);
        return List.of(
                new BenchRow(what + ": median frame", "ms", times.median(), empty.median(), "empty pulse loop"),
                new BenchRow(what + ": 99th percentile", "ms", times.p99(), empty.p99(), "empty pulse loop"),
                new BenchRow(
                        what + ": median frame",
                        "ms",
                        times.median(),
                        copying(station),
                        "copying the pictures' memory"),
                new BenchRow(
                        what + ": dropped at 30 a second", "%", times.droppedPercent(), MOST_DROPPED_PERCENT, "limit"));
    }

    /** The study is opened anew as often as it takes to see enough frames: each time its model runs for some seconds. */
    private static BenchRow whileModelRuns(Path chest, Path data, ScrollTrial.Times empty)
            throws IOException, InterruptedException {
        List<ScrollTrial.Times> trials = new ArrayList<>();
        for (int turn = 0; turn < RUNS_OF_THE_MODEL; turn++) {
            try (BenchStation station = new BenchStation(data.resolveSibling(data.getFileName() + "-" + turn))) {
                station.openAndSettle(chest);
                CompletableFuture<Void> ended = station.desk().settled();
                trials.add(scroll(station, () -> !ended.isDone()));
            }
        }
        double limit = Math.max(LEAST_LIMIT_MS, 3 * empty.p99());
        return new BenchRow(
                "512², 1 viewport, while a model runs: 99th percentile",
                "ms",
                ScrollTrial.Times.of(trials).p99(),
                limit,
                "limit");
    }

    /** The same series in every viewport, each at its own slice. */
    private static void arrange(BenchStation station, int viewports) throws IOException {
        Screen.call(() -> {
            Viewport first = station.viewports().getFirst();
            station.window()
                    .robot()
                    .viewports()
                    .arrange(viewports == 1 ? ViewLayout.grid(1, 1) : ViewLayout.grid(2, 2));
            for (Viewport viewport : station.viewports()) {
                if (viewport != first) {
                    viewport.show(
                            first.stack().orElseThrow(),
                            SeriesView.first(first.stack().orElseThrow()));
                }
            }
            return null;
        });
        BenchStation.await(station.window().robot().whenPainted());
    }

    private static ScrollTrial.Times scroll(BenchStation station, BooleanSupplier goOn)
            throws IOException, InterruptedException {
        Scene scene = Screen.call(() -> station.window().robot().scene());
        return new ScrollTrial(scene, tick -> scrolled(station.viewports(), tick)).run(goOn);
    }

    /** Back and forth through the series. */
    private static CompletableFuture<Void> scrolled(List<Viewport> viewports, int tick) {
        List<CompletableFuture<Void>> painted = new ArrayList<>();
        for (int i = 0; i < viewports.size(); i++) {
            int size = viewports.get(i).stack().orElseThrow().size();
            int phase = Math.floorMod(tick + 3 * i, 2 * size - 2);
            viewports.get(i).scrollTo(phase < size ? phase : 2 * size - 2 - phase);
            painted.add(viewports.get(i).whenPainted());
        }
        return CompletableFuture.allOf(painted.toArray(CompletableFuture[]::new));
    }

    private static double copying(BenchStation station) {
        int pixels = Screen.call(() -> station.viewports().stream()
                .mapToInt(viewport -> (int) (viewport.getWidth() * viewport.getHeight()))
                .sum());
        int[] from = new int[pixels];
        int[] to = new int[pixels];
        List<Double> milliseconds = new ArrayList<>();
        for (int turn = 0; turn < 50; turn++) {
            from[turn] = turn;
            long begun = System.nanoTime();
            System.arraycopy(from, 0, to, 0, pixels);
            milliseconds.add((System.nanoTime() - begun) / 1e6);
        }
        return BenchRow.median(milliseconds);
    }

    /** Times of a window of the same size in which a rectangle changes its colour. */
    static ScrollTrial.Times emptyLoop() throws IOException, InterruptedException {
        Rectangle small = new Rectangle(16, 16, Color.GRAY);
        Stage stage = Screen.call(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(new Pane(small), 1600, 1000));
            made.show();
            return made;
        });
        try {
            return new ScrollTrial(stage.getScene(), tick -> {
                        small.setFill(tick % 2 == 0 ? Color.WHITE : Color.GRAY);
                        return CompletableFuture.completedFuture(null);
                    })
                    .run(() -> true);
        } finally {
            Screen.call(() -> {
                stage.close();
                return null;
            });
        }
    }
}
