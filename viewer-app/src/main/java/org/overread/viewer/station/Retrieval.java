package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.overread.core.dicom.DicomException;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.Quarantined;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.Study;
import org.overread.core.worklist.ArchiveException;
import org.overread.core.worklist.RetrievedStudy;
import org.overread.core.worklist.StudyArchive;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.reading.UnseenFiles;

/** One study on its way from an archive: it can be looked at from its first image on, in steps of more and more images. */
final class Retrieval {
    private static final int GROWTH = 4;
    private static final int LOOKS = 20;
    private static final Duration SLOW = Duration.ofSeconds(5);
    /** After how long without a new image those that have come are shown. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final StudyArchive archive;
    private final WorklistStudy wanted;
    private final Follower follower;
    private final Executor reading;
    private final Duration quiet;
    private final List<Path> arrived = new ArrayList<>();
    private CompletableFuture<Void> step = CompletableFuture.completedFuture(null);
    private int read;
    private int expected;
    private Instant readAt = Instant.EPOCH;
    private volatile Thread fetching;
    private volatile boolean stopped;
    private volatile boolean shown;
    private Optional<Instant> lastCame = Optional.empty();

    /** Who is told; on any thread. */
    interface Follower {
        /** @param expected 0 where the archive does not say */
        void arrived(int count, int expected);

        /** What can be read so far; more comes. */
        void partly(Study study, UnseenFiles unseen);
    }

    /** What came of it. @param otherPatient whether there is no such study because it is another patient's */
    record Outcome(Optional<Study> study, UnseenFiles unseen, boolean otherPatient) {}

    /**
     * @param reading reads headers meanwhile, so that images go on coming
     * @param quiet after how long without a new image it ends, once there are some
     */
    Retrieval(StudyArchive archive, WorklistStudy wanted, Executor reading, Duration quiet, Follower follower) {
        this.quiet = quiet;
        this.archive = archive;
        this.wanted = wanted;
        this.reading = reading;
        this.follower = follower;
    }

    /**
     * Fetches all of it. Blocking; on a virtual thread, which {@link #stop} can interrupt.
     *
     * @throws ArchiveException where nothing came
     */
    Outcome run(Path folder) throws IOException, InterruptedException {
        fetching = Thread.currentThread();
        Thread.ofVirtual().name("overread-retrieval-watch").start(this::endWhenQuiet);
        RetrievedStudy retrieved = fetched(folder);
        // interrupted by stop(): what has come is read all the same
        boolean interrupted = Thread.interrupted();
        lastStep().join();
        IngestResult result = new StudyIngest().ingest(retrieved.files(), (done, total) -> {});
        if (interrupted && !stopped) {
            throw new InterruptedException();
        }
        return new Outcome(
                chosen(result),
                new UnseenFiles(
                        result.quarantined(),
                        retrieved.missing().stream().map(Retrieval::notFetched).toList()),
                !result.studies().isEmpty());
    }

    private RetrievedStudy fetched(Path folder) throws ArchiveException {
        try {
            return archive.retrieve(wanted.studyInstanceUid(), folder, this::arrived);
        } finally {
            synchronized (this) {
                fetching = null;
            }
        }
    }

    /** Ends it. @return whether some images are on screen, which then stay, with what is missing told */
    synchronized boolean stop() {
        stopped = true;
        if (fetching != null) {
            fetching.interrupt();
        }
        return shown;
    }

    /** What stands still is complete as far as it will be; what is missing is told. Before that, all that came is shown. */
    private void endWhenQuiet() {
        try {
            while (fetching != null && !hasStoodFor(quiet)) {
                Thread.sleep(Math.min(PAUSE.toMillis(), quiet.dividedBy(LOOKS).toMillis()) + 1);
                if (hasStoodFor(PAUSE)) {
                    catchUp();
                }
            }
            if (fetching != null) {
                stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean hasStoodFor(Duration time) {
        return lastCame.filter(last -> Duration.between(last, Instant.now()).compareTo(time) > 0)
                .isPresent();
    }

    private synchronized CompletableFuture<Void> lastStep() {
        return step;
    }

    private synchronized void arrived(Path file, int count, int expected) {
        arrived.add(file);
        this.expected = expected;
        lastCame = Optional.of(Instant.now());
        follower.arrived(count, expected);
        boolean muchMore = count >= GROWTH * read;
        boolean longAgo = Duration.between(readAt, Instant.now()).compareTo(SLOW) > 0;
        if (muchMore || longAgo) {
            look();
        }
    }

    /** What came in a burst, once nothing follows it; never after the end, which shows all of it. */
    private synchronized void catchUp() {
        if (fetching != null && arrived.size() > read) {
            look();
        }
    }

    private void look() {
        boolean moreComes = expected == 0 || arrived.size() < expected;
        if (step.isDone() && moreComes) {
            read = arrived.size();
            readAt = Instant.now();
            List<Path> files = List.copyOf(arrived);
            step = CompletableFuture.runAsync(() -> readPartly(files), reading).exceptionally(failure -> null);
        }
    }

    private void readPartly(List<Path> files) {
        try {
            IngestResult result = new StudyIngest().ingest(files, (done, total) -> {});
            chosen(result).ifPresent(study -> {
                shown = true;
                follower.partly(study, UnseenFiles.unreadable(result.quarantined()));
            });
        } catch (IOException e) {
            // what cannot be read is named at the end
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Study> chosen(IngestResult result) {
        return result.studies().stream().filter(WantedStudy.of(wanted)::is).findFirst();
    }

    /** @param line "1.2.3: why" */
    private static Quarantined notFetched(String line) {
        int colon = line.indexOf(": ");
        String what = colon < 0 ? "images" : line.substring(0, colon);
        return new Quarantined(
                Path.of(what), DicomException.Kind.UNREADABLE, line.substring(colon < 0 ? 0 : colon + 2));
    }
}
