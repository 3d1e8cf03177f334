package org.overread.viewer.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.overread.core.finding.Finding;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ReadingMode;
import org.overread.core.inference.RunState;

/**
 * The model runs on the study on screen, and which of their findings are to join the review: those of runs in time at
 * once, those of late runs when the reader asks, those of silent models never (invariant I4).
 */
final class ModelRuns {
    private final Map<String, InferenceStatus> runs = new LinkedHashMap<>();
    private final Set<String> presented = new HashSet<>();
    private final Set<String> askedFor = new HashSet<>();

    void update(InferenceStatus status) {
        runs.values().removeIf(status::makesAgain);
        runs.put(status.runUid(), status);
    }

    List<InferenceStatus> all() {
        return List.copyOf(runs.values());
    }

    /** Takes up what came late or waits to be asked for; the runs that were taken up now. */
    List<String> takeUpLate() {
        return runs.values().stream()
                .filter(ModelRuns::waitsToBeAskedFor)
                .map(InferenceStatus::runUid)
                .filter(askedFor::add)
                .toList();
    }

    /** Runs whose results are before the reader: those in time, and late ones that he has asked for. */
    List<InferenceStatus> taken() {
        return runs.values().stream()
                .filter(run -> joins(run) || run.state() == RunState.NO_FINDINGS && run.finished())
                .toList();
    }

    /** Findings that are to join the review and have not yet. */
    List<Finding> arrived() {
        List<Finding> findings = new ArrayList<>();
        for (InferenceStatus run : runs.values()) {
            if (joins(run) && presented.add(run.runUid())) {
                findings.addAll(run.findings());
            }
        }
        return findings;
    }

    private boolean joins(InferenceStatus run) {
        return switch (run.state()) {
            case FINDINGS -> run.finished();
            case LATE -> run.finished() && askedFor.contains(run.runUid());
            case NOT_ELIGIBLE, QUEUED, RUNNING, FAILED, NO_FINDINGS, HELD, SUPERSEDED, SILENT -> false;
        };
    }

    private static boolean waitsToBeAskedFor(InferenceStatus run) {
        boolean onRequest =
                run.state() == RunState.HELD && run.details().terms().mode() == ReadingMode.ON_REQUEST;
        return run.finished() && (run.state() == RunState.LATE || onRequest);
    }
}
