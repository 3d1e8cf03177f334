package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;
import org.overread.core.ingest.StudyIngest;

/**
 * Indexing of a folder, beside walking it and plainly reading the same bytes: all that stands before the pixels, from every
 * file, on as many threads; and beside reading the files whole. The files are in the system's cache, the three take turns.
 */
final class IndexBenchmark implements Benchmark {
    private static final int FILES = 1000;
    private static final int WARM_UPS = 100;
    private static final int TURNS = 41;
    /** Files that a thread of the peer takes at a time: it is not to lose time over handing them over one by one. */
    private static final int BATCH = 16;

    private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

    @Override
    public String name() {
        return "index";
    }

    @Override
    public BenchResult run(Optional<Path> study) throws Exception {
        if (study.isPresent()) {
            return BenchResult.of(rows(study.get()));
        }
        try (BenchFolder folder = new BenchFolder()) {
            return BenchResult.of(rows(IndexedFiles.write(folder.path(), FILES)));
        }
    }

    private static List<BenchRow> rows(Path folder) throws Exception {
        Map<Path, Integer> headers = headers(folder);
        Map<Path, Integer> whole = new HashMap<>();
        for (Path file : headers.keySet()) {
            whole.put(file, (int) Math.min(Files.size(file), MOST_BYTES));
        }
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (int turn = -WARM_UPS; turn < TURNS; turn++) {
            double indexed = milliseconds(() -> new StudyIngest().ingest(List.of(folder), (done, total) -> {}));
            double headersRead = milliseconds(() -> read(folder, headers));
            double wholeRead = milliseconds(() -> read(folder, whole));
            if (turn >= 0) {
                ours.add(indexed);
                bare.add(headersRead);
                all.add(wholeRead);
            }
        }
        String what = "index " + headers.size() + " files";
        return List.of(
                new BenchRow(what, "ms", BenchRow.median(ours), BenchRow.median(bare), "reading their headers"),
                new BenchRow(what, "ms", BenchRow.median(ours), BenchRow.median(all), "reading them whole"));
    }

    /** How many bytes stand before the pixels, by file. */
    private static Map<Path, Integer> headers(Path folder) throws IOException {
        Map<Path, Integer> headers = new HashMap<>();
        for (Path file : files(folder)) {
            Optional<Element> pixels = DicomReader.read(file).dataSet().element(Tag.PixelData);
            long end = pixels.isPresent() && pixels.get().value() instanceof Value.Bulk bulk
                    ? bulk.offset()
                    : Files.size(file);
            headers.put(file, (int) Math.min(end, MOST_BYTES));
        }
        return headers;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Finds the files of the folder and reads the beginning of each. */
    private static long read(Path folder, Map<Path, Integer> lengths) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Long>> pending = new ArrayList<>();
            List<Path> files = files(folder);
            for (int from = 0; from < files.size(); from += BATCH) {
                List<Path> batch = files.subList(from, Math.min(files.size(), from + BATCH));
                pending.add(pool.submit(() -> read(batch, lengths)));
            }
            long bytes = 0;
            for (Future<Long> one : pending) {
                bytes += one.get();
            }
            return bytes;
        } finally {
            pool.shutdownNow();
        }
    }

    private static long read(List<Path> batch, Map<Path, Integer> lengths) throws IOException {
        long bytes = 0;
        for (Path file : batch) {
            bytes += read(file, lengths.get(file));
        }
        return bytes;
    }

    private static int read(Path file, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until all of it is read
            }
            return bytes.position();
        }
    }

    private static double milliseconds(Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        return (System.nanoTime() - begun) / 1e6;
    }
}
