package org.overread.viewer.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.overread.viewer.station.Screen;
import org.overread.viewer.viewport.Viewport;

/** What {@link MemoryBenchmark} measures, in a process of its own whose heap is bounded. Its last line are numbers. */
public final class MemoryTrial {
    /** As fast as a wheel is turned: 90 slices a second. */
    private static final int SLICES_A_FRAME = 3;

    /** From then on nothing is to be added: the station keeps the headers of the last few studies at hand. */
    private static final int STEADY = 6;

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        List<Path> studies = Stream.of(arguments).skip(2).map(Path::of).toList();
        String told;
        try (BenchStation station = new BenchStation(data)) {
            told = arguments[0].equals("scroll") ? scroll(station, studies.getFirst()) : studies(station, studies);
        }
        Platform.exit();
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8).println(told);
        // a process that has told what it was started for
        Runtime.getRuntime().halt(0);
    }

    private static String scroll(BenchStation station, Path study) throws IOException, InterruptedException {
        station.openAndSettle(study);
        Viewport viewport = Screen.call(() -> station.viewports().getFirst());
        Scene scene = Screen.call(() -> station.window().robot().scene());
        Screen.call(() -> {
            viewport.scrollTo(0);
            return null;
        });
        ScrollTrial.Times times = new ScrollTrial(scene, tick -> {
                    viewport.scrollTo(tick * SLICES_A_FRAME);
                    return viewport.whenPainted();
                })
                .run(() -> true);
        return times.droppedPercent() + " " + times.p99() + " " + usedMb() + " " + ResidentMemory.peakMb();
    }

    private static String studies(BenchStation station, List<Path> studies) throws IOException, InterruptedException {
        List<Double> used = new ArrayList<>();
        for (Path study : studies) {
            station.openAndSettle(study);
            Thread.sleep(1500);
            used.add(usedMb());
        }
        return used.get(STEADY) + " " + used.getLast();
    }

    private static double usedMb() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private MemoryTrial() {}
}
