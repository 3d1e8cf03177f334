package org.overread.viewer.station;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.overread.core.finding.Finding;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ReadingMode;
import org.overread.core.inference.ResultRelease;
import org.overread.core.inference.RunInput;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesIdentity;
import org.overread.core.review.StoredReview;
import org.overread.core.study.Study;

/** The model runs on one study, taken up where they were left, and what of them comes before its reader. Thread: any. */
public final class StudyRuns {
    private final Station station;
    private final Study study;
    private final StoredReview stored;
    private final RunRecording recording;
    private final ResultRelease release;
    private final Map<String, InferenceStatus> runs = new LinkedHashMap<>();

    /** @param stored the runs and findings that are known of the study, and which of them came before a reader */
    StudyRuns(Station station, Study study, StoredReview stored) {
        this.station = station;
        this.study = study;
        this.stored = stored;
        recording = new RunRecording(station.store().findings());
        release = new ResultRelease(station.options().inference()::phase);
        stored.runs().stream()
                .filter(this::stands)
                .map(this::ofTheseImages)
                .forEach(run -> runs.put(run.runUid(), run));
        runs.values().stream().filter(this::cameBeforeAReader).forEach(run -> {
            release.ask(run.runUid());
            if (isSecondRead(run)) {
                release.commit();
            }
        });
    }

    /** Every run as it stands, oldest first: for the record, not for the screen. */
    public synchronized List<InferenceStatus> all() {
        return List.copyOf(runs.values());
    }

    /** Every run as the reader may see it now. */
    public List<InferenceStatus> forReader() {
        return all().stream().map(release::toReader).toList();
    }

    /** A run as the reader may see it now. */
    InferenceStatus toReader(InferenceStatus run) {
        return release.toReader(run);
    }

    /** Findings of a run that are to stand in the reader's list now. */
    List<Finding> listed(InferenceStatus run) {
        return release.listed(run);
    }

    /** Whether a run of this model on the images that its series have now has ended with a result that can be shown. */
    public boolean hasResult(FindingDetector detector, RunInput input) {
        List<InferenceStatus> complete = all().stream()
                .filter(run -> run.state() == RunState.SILENT || !run.lacksMaps())
                .toList();
        return new EarlierRuns(complete, station.options().inference()).hasResult(detector, input);
    }

    /**
     * Takes note of a run; durable, with its audit record, when it has changed its state.
     *
     * @param told why it is not, and then, empty, that it is after all
     */
    public void note(InferenceStatus status, Consumer<Optional<Throwable>> told) {
        InferenceStatus before;
        synchronized (this) {
            runs.values().removeIf(status::makesAgain);
            before = runs.put(status.runUid(), status);
        }
        boolean stateChanged = before == null || before.state() != status.state() || status.finished();
        if (stateChanged) {
            recording.record(status, told);
            if (!ResultRelease.atOnce(status) && status.state() != RunState.LATE && saysWhatWaited(status)) {
                takenUp(status.runUid());
            }
        }
    }

    /** Writes what could not be written before. */
    void recordAgain() {
        recording.again();
    }

    /** The reader asks for a run's results: they come before him. Completes when that is recorded. */
    public CompletableFuture<Void> ask(String runUid) {
        release.ask(runUid);
        return takenUp(runUid);
    }

    /** The reader's own reading is done: results for a second reading come before him. Completes when that is recorded. */
    CompletableFuture<Void> commit() {
        release.commit();
        return CompletableFuture.allOf(all().stream()
                .filter(StudyRuns::isSecondRead)
                .filter(this::saysWhatWaited)
                .map(run -> takenUp(run.runUid()))
                .toArray(CompletableFuture[]::new));
    }

    /** Of what was found before, what was decided on, and what comes from a run that stands and a model that may still speak. */
    List<Finding> stillListed() {
        return stored.findings().stream().filter(this::stillListed).toList();
    }

    private CompletableFuture<Void> takenUp(String runUid) {
        return station.store().findings().takeUp(runUid, station.options().reader());
    }

    private static boolean isSecondRead(InferenceStatus run) {
        return run.details().terms().mode() == ReadingMode.SECOND_READ;
    }

    /** A run that a process left unfinished goes on no more; one without a result is made again, unless it is too late. */
    private boolean stands(InferenceStatus run) {
        return run.finished() && (stored.signed() || EarlierRuns.endedWell(run));
    }

    /** A run on fewer images than its series have now is superseded, unless the study is signed: recorded so. */
    private InferenceStatus ofTheseImages(InferenceStatus run) {
        boolean grown = !stored.signed()
                && EarlierRuns.endedWell(run)
                && !run.details().inputs().isEmpty()
                && SeriesIdentity.of(run, study)
                        .filter(now -> !now.equals(run.details().inputs()))
                        .isPresent();
        if (!grown || run.state() == RunState.SILENT) {
            return run;
        }
        InferenceStatus superseded = run.with(RunState.SUPERSEDED, Optional.empty());
        station.store().findings().recordRun(superseded);
        return superseded;
    }

    private boolean cameBeforeAReader(InferenceStatus run) {
        return stored.takenUp().contains(run.runUid())
                || !run.findings().isEmpty() && stored.findings().containsAll(run.findings());
    }

    /** Whether findings of a run stand in the reader's list, or what it says of the whole study is let out for him alone. */
    private boolean saysWhatWaited(InferenceStatus run) {
        boolean waits = run.details().terms().mode() != ReadingMode.CONCURRENT && run.state() != RunState.LATE;
        return !release.listed(run).isEmpty()
                || waits && !release.toReader(run).whole().isEmpty();
    }

    private boolean stillListed(Finding finding) {
        boolean decided =
                stored.entries().stream().anyMatch(entry -> entry.trackingUid().equals(finding.trackingUid()));
        List<InferenceStatus> stating =
                all().stream().filter(run -> run.findings().contains(finding)).toList();
        boolean superseded = !stating.isEmpty() && stating.stream().allMatch(run -> run.state() == RunState.SUPERSEDED);
        return decided || !superseded && release.shows(finding);
    }
}
