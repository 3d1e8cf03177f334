package org.overread.viewer.worklist;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.overread.core.inference.StudyMark;
import org.overread.core.study.Study;
import org.overread.core.worklist.StudySearch;
import org.overread.core.worklist.WorklistStudy;

/**
 * Where the worklist has its studies from: this station's index and the configured archives. All methods return at once;
 * cancelling an answer ends the asking. A failure's message can be shown and carries no patient data.
 */
public interface StudySources {

    /** The names of the configured archives, in their order. */
    List<String> archives();

    /** Studies whose images are on this machine. */
    CompletableFuture<List<WorklistStudy>> here(StudySearch search);

    /** How many there are of them, whatever the search's page. */
    CompletableFuture<Long> count(StudySearch search);

    CompletableFuture<List<WorklistStudy>> in(String archive, StudySearch search);

    /** A few images of a study on this machine, as a study of its own; enough to know it by. */
    CompletableFuture<Study> someImages(WorklistStudy study);

    /** What models say of the studies that are still to be read, by Study Instance UID. */
    Map<String, StudyMark> aiMarks();

    /** @param changed told, on any thread, when they are others */
    void onAiMarks(Runnable changed);

    /** Opens a study, fetching it first where it is in an archive. */
    void open(WorklistStudy study);

    /** The searches that the reader has named. */
    CompletableFuture<List<NamedSearch>> namedSearches();

    CompletableFuture<Void> keep(List<NamedSearch> searches);
}
