package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.FrameReader;
import org.overread.core.study.Series;
import org.overread.core.study.VolumeAssembly;

/** A CT series in RLE made into a volume: on all cores, beside one. Wall time, the two taking turns. */
final class SeriesDecoding {
    private static final int TURNS = 7;
    private static final int WARM_UPS = 3;

    private final Path folder;

    /** @param folder to write the encoded series to */
    SeriesDecoding(Path folder) {
        this.folder = folder;
    }

    BenchRow row(Path uncompressed) throws IOException, InterruptedException {
        encode(uncompressed);
        Series series = new StudyIngest()
                .ingest(List.of(folder), (done, total) -> {})
                .studies()
                .get(0)
                .series()
                .get(0);
        int cores = Runtime.getRuntime().availableProcessors();
        VolumeAssembly parallel = new VolumeAssembly(new FrameReader());
        VolumeAssembly alone = new VolumeAssembly(new FrameReader(), 1);
        List<Double> all = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        for (int turn = -WARM_UPS; turn < TURNS; turn++) {
            double together = milliseconds(parallel, series);
            double single = milliseconds(alone, series);
            if (turn >= 0) {
                all.add(together);
                one.add(single);
            }
        }
        return BenchRow.framesPerSecond(
                "decode a series on all cores (" + cores + "), " + series.frames() + " slices, RLE",
                BenchRow.median(all) / series.frames(),
                BenchRow.median(one) / series.frames(),
                "Overread on one core");
    }

    private void encode(Path uncompressed) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(uncompressed)) {
            for (Path file : files.sorted().toList()) {
                RleEncoder.encodeFile(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private static double milliseconds(VolumeAssembly assembly, Series series)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        assembly.assemble(series);
        return (System.nanoTime() - begun) / 1e6;
    }
}
