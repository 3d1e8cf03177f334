package org.overread.core.worklist;

import java.nio.file.Path;
import java.util.List;

/** An archive that studies can be found in and fetched from. Thread: any; blocking; interrupting the thread ends a call. */
public interface StudyArchive {

    /** The configured name, e.g. "PACS". */
    String name();

    /**
     * The studies that an archive has; sorting and offset may not be kept.
     *
     * @throws ArchiveException where it does not answer, or not with studies
     */
    List<WorklistStudy> find(StudySearch search) throws ArchiveException;

    /**
     * Fetches all instances of a study. Each is told as soon as its file is whole, so that reading can begin.
     *
     * @param folder where the files are put, made if it is not there; a file that is there already is not fetched again
     * @return what arrived and what did not, by name; what has arrived is kept
     * @throws ArchiveException where nothing arrived
     */
    RetrievedStudy retrieve(String studyInstanceUid, Path folder, RetrievalListener listener) throws ArchiveException;

    /** Follows a retrieval. Called on the retrieving thread. */
    @FunctionalInterface
    interface RetrievalListener {

        /**
         * A file is whole.
         *
         * @param arrived how many are there
         * @param expected how many there will be, as the archive says; 0 where it does not
         */
        void arrived(Path file, int arrived, int expected);
    }
}
