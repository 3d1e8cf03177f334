package org.overread.core.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.ReadingRoom;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.study.AcrNemaUids;
import org.overread.core.study.Instance;

/**
 * Reads the headers of many files on all cores, beginning while they are still being found. Thread: one adds files and
 * waits for the outcomes.
 */
final class InstanceReading implements AutoCloseable {
    /** Files that a thread takes at a time: handing over each by itself costs as much as reading it from the cache. */
    private static final int BATCH = 16;

    /** What reading one file gave. */
    sealed interface Outcome {
        record Taken(GroupedInstance instance) implements Outcome {}

        record Refused(Quarantined reason) implements Outcome {}

        record PassedOver() implements Outcome {}
    }

    private record Found(Path file, long length) {}

    private record Read(Path file, Outcome outcome) {}

    private final ExecutorService pool =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final ThreadLocal<ReadingRoom> rooms = ThreadLocal.withInitial(ReadingRoom::new);
    private final List<Future<List<Read>>> pending = new ArrayList<>();
    private List<Found> batch = new ArrayList<>(BATCH);
    private int files;

    void add(Path file, long length) {
        files++;
        batch.add(new Found(file, length));
        if (batch.size() == BATCH) {
            readBatch();
        }
    }

    private void readBatch() {
        List<Found> full = batch;
        batch = new ArrayList<>(BATCH);
        pending.add(pool.submit(() -> read(full, rooms.get())));
    }

    private static List<Read> read(List<Found> batch, ReadingRoom room) {
        List<Read> read = new ArrayList<>(batch.size());
        for (Found one : batch) {
            read.add(new Read(one.file(), read(one, room)));
        }
        return read;
    }

    /** What each file gave, in the order of their paths; waits for the last. */
    List<Outcome> outcomes(IngestProgress progress) throws InterruptedException {
        readBatch();
        List<Read> all = new ArrayList<>(files);
        try {
            for (Future<List<Read>> some : pending) {
                for (Read one : some.get()) {
                    all.add(one);
                    progress.read(all.size(), files);
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        all.sort(Comparator.comparing(Read::file));
        return all.stream().map(Read::outcome).toList();
    }

    /** Gives up what has not been read. */
    @Override
    public void close() {
        pool.shutdownNow();
    }

    private static Outcome read(Found found, ReadingRoom room) {
        Path file = found.file();
        try {
            DicomFile read = DicomReader.read(file, found.length(), room);
            if (isDirectory(read)) {
                return new Outcome.PassedOver();
            }
            AcrNemaUids.complete(file, read);
            Instance instance = Instance.of(file, read);
            String study = required(instance, Tag.StudyInstanceUID, "Study Instance UID");
            String series = required(instance, Tag.SeriesInstanceUID, "Series Instance UID");
            return new Outcome.Taken(new GroupedInstance(instance, study, series));
        } catch (DicomException e) {
            return new Outcome.Refused(new Quarantined(file, e.kind(), e.getMessage()));
        } catch (IOException e) {
            return new Outcome.Refused(new Quarantined(file, Kind.UNREADABLE, "cannot be read from its medium"));
        }
    }

    private static boolean isDirectory(DicomFile file) {
        return file.dataSet().contains(Tag.DirectoryRecordSequence)
                || file.meta()
                        .string(Tag.MediaStorageSOPClassUID)
                        .filter(SopClass.MEDIA_STORAGE_DIRECTORY::equals)
                        .isPresent();
    }

    private static String required(Instance instance, int tag, String name) throws DicomException {
        return instance.header()
                .string(tag)
                .orElseThrow(() -> new DicomException(Kind.MISSING_ATTRIBUTE, "no " + name));
    }
}
