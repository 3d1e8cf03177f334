package org.overread.core.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.TrackingUid;

/**
 * The review of one study's findings by one reader.
 *
 * <p>A decision takes effect at once and is journalled behind it; {@link #flush} waits for the disk. Thread: one thread
 * at a time (the JavaFX thread in the viewer); listeners are called on it.
 */
public final class FindingReview {
    private final String studyInstanceUid;
    private final ReaderIdentity reader;
    private final ReviewJournal journal;
    private final Clock clock;
    private final Map<TrackingUid, Finding> findings = new LinkedHashMap<>();
    private final Map<TrackingUid, Assessment> assessments = new LinkedHashMap<>();
    private final Deque<Step> undo = new ArrayDeque<>();
    private final Deque<Step> redo = new ArrayDeque<>();
    private final List<Consumer<ReviewState>> listeners = new CopyOnWriteArrayList<>();
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private boolean signed;

    private record Step(TrackingUid trackingUid, Optional<Assessment> before, Optional<Assessment> after) {}

    /** What became of a decision. */
    public enum Outcome {
        DONE,
        /** The finding is not (or no longer) part of this review. */
        STALE_FINDING,
        /** A report has been signed; later changes are addenda. */
        ALREADY_SIGNED,
        /** Undo or redo with nothing to undo or redo. */
        NOTHING_TO_DO
    }

    public FindingReview(String studyInstanceUid, ReaderIdentity reader, ReviewJournal journal, Clock clock) {
        this.studyInstanceUid = studyInstanceUid;
        this.reader = reader;
        this.journal = journal;
        this.clock = clock;
    }

    /** Takes up stored findings and entries of an earlier session, oldest first; journals nothing. */
    public void restore(List<Finding> stored, List<ReviewEntry> entries, boolean alreadySigned) {
        stored.forEach(finding -> findings.put(finding.trackingUid(), finding));
        for (ReviewEntry entry : entries) {
            entry.added().ifPresent(finding -> findings.put(finding.trackingUid(), finding));
            apply(entry.trackingUid(), entry.assessment());
        }
        signed = alreadySigned;
        changed();
    }

    /** Adds findings of a model run; those already known keep their assessments. */
    public void present(List<Finding> arrived) {
        arrived.forEach(finding -> findings.putIfAbsent(finding.trackingUid(), finding));
        changed();
    }

    public ReviewState state() {
        List<ReviewedFinding> reviewed = new ArrayList<>();
        for (Finding finding : findings.values()) {
            Optional<Assessment> assessment = Optional.ofNullable(assessments.get(finding.trackingUid()));
            if (finding.byModel() || assessment.isPresent()) {
                reviewed.add(new ReviewedFinding(finding, assessment));
            }
        }
        return new ReviewState(
                studyInstanceUid, reviewed, !signed && !undo.isEmpty(), !signed && !redo.isEmpty(), signed);
    }

    public void onChange(Consumer<ReviewState> listener) {
        listeners.add(listener);
    }

    public ReaderIdentity reader() {
        return reader;
    }

    public Outcome accept(TrackingUid uid) {
        return decide(
                uid,
                isReaders(uid) ? AssessmentDecision.ADDED : AssessmentDecision.ACCEPTED,
                Optional.empty(),
                Optional.empty());
    }

    public Outcome reject(TrackingUid uid, RejectionReason reason) {
        return decide(uid, AssessmentDecision.REJECTED, Optional.of(reason), Optional.empty());
    }

    public Outcome modify(TrackingUid uid, FindingClaim claim) {
        return decide(uid, AssessmentDecision.MODIFIED, Optional.empty(), Optional.of(claim));
    }

    /** Adds a finding that the AI missed; its tracking UID, or why it was not added. */
    public Optional<TrackingUid> addMissed(String seriesInstanceUid, String frameOfReferenceUid, FindingClaim claim) {
        if (signed) {
            return Optional.empty();
        }
        Finding finding = new Finding(
                TrackingUid.create(),
                nextNumber(),
                studyInstanceUid,
                seriesInstanceUid,
                frameOfReferenceUid,
                new FindingOrigin.Reader(),
                claim,
                Optional.empty(),
                Optional.empty());
        findings.put(finding.trackingUid(), finding);
        Assessment added = new Assessment(
                finding.trackingUid(), AssessmentDecision.ADDED, Optional.empty(), Optional.empty(), reader, now());
        step(
                new Step(finding.trackingUid(), Optional.empty(), Optional.of(added)),
                ReviewEntry.Cause.DECIDED,
                Optional.of(finding));
        return Optional.of(finding.trackingUid());
    }

    /** Takes back the last decision not yet taken back. */
    public Outcome undo() {
        return travel(undo, redo, ReviewEntry.Cause.UNDONE);
    }

    public Outcome redo() {
        return travel(redo, undo, ReviewEntry.Cause.REDONE);
    }

    /** Closes the review: a report has been signed. */
    public void close() {
        signed = true;
        changed();
    }

    /** Completes when every decision so far is on disk; exceptionally if one is not. */
    public CompletableFuture<Void> flush() {
        return written;
    }

    /** The number that the next finding of this study gets. */
    public int nextNumber() {
        return findings.values().stream().mapToInt(Finding::number).max().orElse(0) + 1;
    }

    private boolean isReaders(TrackingUid uid) {
        return findings.containsKey(uid) && !findings.get(uid).byModel();
    }

    private Outcome decide(
            TrackingUid uid,
            AssessmentDecision decision,
            Optional<RejectionReason> reason,
            Optional<FindingClaim> claim) {
        if (signed) {
            return Outcome.ALREADY_SIGNED;
        }
        if (state().finding(uid).isEmpty()) {
            return Outcome.STALE_FINDING;
        }
        Optional<Assessment> before = Optional.ofNullable(assessments.get(uid));
        Assessment after = new Assessment(uid, decision, reason, claim, reader, now());
        step(new Step(uid, before, Optional.of(after)), ReviewEntry.Cause.DECIDED, Optional.empty());
        return Outcome.DONE;
    }

    private void step(Step step, ReviewEntry.Cause cause, Optional<Finding> added) {
        undo.push(step);
        redo.clear();
        apply(step.trackingUid(), step.after());
        write(new ReviewEntry(studyInstanceUid, step.trackingUid(), cause, added, step.after(), reader, now()));
        changed();
    }

    private Outcome travel(Deque<Step> from, Deque<Step> to, ReviewEntry.Cause cause) {
        if (signed) {
            return Outcome.ALREADY_SIGNED;
        }
        if (from.isEmpty()) {
            return Outcome.NOTHING_TO_DO;
        }
        Step step = from.pop();
        to.push(step);
        Optional<Assessment> assessment = cause == ReviewEntry.Cause.UNDONE ? step.before() : step.after();
        apply(step.trackingUid(), assessment);
        write(new ReviewEntry(
                studyInstanceUid, step.trackingUid(), cause, Optional.empty(), assessment, reader, now()));
        changed();
        return Outcome.DONE;
    }

    private void apply(TrackingUid uid, Optional<Assessment> assessment) {
        assessment.ifPresentOrElse(a -> assessments.put(uid, a), () -> assessments.remove(uid));
    }

    private void write(ReviewEntry entry) {
        CompletableFuture<Void> latest = journal.append(entry);
        written = CompletableFuture.allOf(written, latest);
    }

    private void changed() {
        ReviewState state = state();
        listeners.forEach(listener -> listener.accept(state));
    }

    private Instant now() {
        return clock.instant();
    }
}
