package org.overread.viewer.station;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ResultRelease;
import org.overread.core.inference.RunState;
import org.overread.core.inference.StudyMark;
import org.overread.core.review.StoredReview;

/** What the worklist says of models' work on the studies that are still to be read. Thread: any. */
final class StudyMarks {
    /** More than anyone reads in a week. */
    private static final int MOST = 1000;

    private final Station station;
    private final Map<String, StudyMark> marks = new ConcurrentHashMap<>();
    private volatile Runnable changed = () -> {};

    StudyMarks(Station station) {
        this.station = station;
    }

    /** Reads what earlier days left. Blocking. */
    void load() {
        station.store().findings().unread(MOST).forEach(this::of);
    }

    Map<String, StudyMark> all() {
        return Map.copyOf(marks);
    }

    void onChange(Runnable told) {
        changed = told;
    }

    /** A study's runs, or its review, may stand otherwise. Blocking. */
    void of(String studyInstanceUid) {
        StoredReview review = station.store().findings().review(studyInstanceUid);
        List<InferenceStatus> ended =
                review.runs().stream().filter(InferenceStatus::finished).toList();
        set(studyInstanceUid, review.signed() ? List.of() : ended);
    }

    /** Runs as they stand now. */
    void set(String studyInstanceUid, List<InferenceStatus> runs) {
        ResultRelease release = new ResultRelease(station.options().inference()::phase);
        StudyMark.of(runs.stream()
                        .filter(run -> run.state() != RunState.SUPERSEDED)
                        .map(release::toReader)
                        .toList())
                .ifPresentOrElse(mark -> marks.put(studyInstanceUid, mark), () -> marks.remove(studyInstanceUid));
        changed.run();
    }
}
