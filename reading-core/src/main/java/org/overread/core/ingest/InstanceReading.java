package org.overread.core.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.overread.core.ingest.InstanceReader.Outcome;

/**
 * Reads the headers of many files on all cores, beginning while they are still being found. Thread: one adds files and
 * waits for the outcomes.
 */
final class InstanceReading implements AutoCloseable {
    /** Files that a thread takes at a time: handing over each by itself costs as much as reading it from the cache. */
    private static final int BATCH = 16;

    /** A file; its outcome is set by the thread that reads it. */
    private static final class Found {
        private final Path file;
        private final long length;
        private Outcome outcome;

        Found(Path file, long length) {
            this.file = file;
            this.length = length;
        }
    }

    private final ExecutorService pool =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final ThreadLocal<InstanceReader> readers = ThreadLocal.withInitial(InstanceReader::new);
    private final List<Found> found = new ArrayList<>();
    private final List<Future<Integer>> pending = new ArrayList<>();
    private List<Found> batch = new ArrayList<>(BATCH);

    void add(Path file, long length) {
        Found one = new Found(file, length);
        found.add(one);
        batch.add(one);
        if (batch.size() == BATCH) {
            readBatch();
        }
    }

    private void readBatch() {
        List<Found> full = batch;
        batch = new ArrayList<>(BATCH);
        pending.add(pool.submit(() -> {
            InstanceReader reader = readers.get();
            for (Found one : full) {
                one.outcome = reader.read(one.file, one.length);
            }
            return full.size();
        }));
    }

    /** What each file gave, in the order of their paths; waits for the last. */
    List<Outcome> outcomes(IngestProgress progress) throws InterruptedException {
        if (!batch.isEmpty()) {
            readBatch();
        }
        // while the others are being read
        found.sort(Comparator.comparing(one -> one.file));
        try {
            int done = 0;
            for (Future<Integer> some : pending) {
                for (int read = some.get(); read > 0; read--) {
                    progress.read(++done, found.size());
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        List<Outcome> outcomes = new ArrayList<>(found.size());
        for (Found one : found) {
            outcomes.add(one.outcome);
        }
        return outcomes;
    }

    /** Gives up what has not been read. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
