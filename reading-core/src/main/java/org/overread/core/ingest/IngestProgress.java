package org.overread.core.ingest;

/** Told how far an ingest is. Thread: called on the thread that ingests, with rising counts. */
@FunctionalInterface
public interface IngestProgress {
    void read(int filesDone, int filesTotal);
}
