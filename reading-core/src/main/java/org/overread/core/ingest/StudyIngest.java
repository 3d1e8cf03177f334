package org.overread.core.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.study.Instance;

/**
 * Takes in files and folders of any layout: headers are read on all cores, instances grouped into studies and series. A
 * file that cannot be taken in is listed as quarantined, with its reason, and left untouched. DICOMDIR files are passed
 * over: the folder itself is what is read.
 */
public final class StudyIngest {
    /** More than cores: on a cold disk or a network share, reading headers is waiting. */
    private static final int READERS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    /** What reading one file gave. */
    private sealed interface Outcome {
        record Taken(Instance instance) implements Outcome {}

        record Refused(Quarantined reason) implements Outcome {}

        record PassedOver() implements Outcome {}
    }

    /** Files are read below the given folders; a file given by itself is read as it is. */
    public IngestResult ingest(List<Path> filesAndFolders, IngestProgress progress)
            throws IOException, InterruptedException {
        FolderWalk walk = FolderWalk.of(filesAndFolders);
        List<Quarantined> quarantined = new ArrayList<>(walk.unreadable());
        List<Instance> taken = new ArrayList<>();
        Set<String> uids = new HashSet<>();
        int duplicates = 0;
        for (Outcome outcome : readAll(walk.files(), progress)) {
            switch (outcome) {
                case Outcome.Refused(Quarantined reason) -> quarantined.add(reason);
                case Outcome.PassedOver passedOver -> {}
                case Outcome.Taken(Instance instance) -> {
                    if (uids.add(instance.sopInstanceUid())) {
                        taken.add(instance);
                    } else {
                        duplicates++;
                    }
                }
            }
        }
        return new IngestResult(StudyGrouping.group(taken), quarantined, duplicates);
    }

    private static List<Outcome> readAll(List<Path> files, IngestProgress progress) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Outcome>> pending = new ArrayList<>(files.size());
            for (Path file : files) {
                pending.add(pool.submit(() -> read(file)));
            }
            List<Outcome> outcomes = new ArrayList<>(files.size());
            for (Future<Outcome> outcome : pending) {
                outcomes.add(outcome.get());
                progress.read(outcomes.size(), files.size());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Outcome read(Path file) {
        try {
            DicomFile read = DicomReader.read(file);
            if (isDirectory(read)) {
                return new Outcome.PassedOver();
            }
            Instance instance = Instance.of(file, read);
            require(instance, Tag.StudyInstanceUID, "Study Instance UID");
            require(instance, Tag.SeriesInstanceUID, "Series Instance UID");
            return new Outcome.Taken(instance);
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

    private static void require(Instance instance, int tag, String name) throws DicomException {
        if (instance.header().string(tag).isEmpty()) {
            throw new DicomException(Kind.MISSING_ATTRIBUTE, "no " + name);
        }
    }
}
