package org.overread.core.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
 * at a time (the JavaFX thread in the viewer), {@link #flush} excepted; listeners are called on it.
 */
public final class FindingReview {
    private final String studyInstanceUid;
    private final ReaderIdentity reader;
    private final StepJournal<ReviewEntry> journal;
    private final Clock clock;
    private final ReviewFindings findings = new ReviewFindings();
    private final ReviewHistory<Assessment> history = new ReviewHistory<>();
    private final List<Consumer<ReviewState>> listeners = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);
    private Phase phase = Phase.OPEN;

    private enum Phase {
        OPEN,
        BEING_SIGNED,
        SIGNED
    }

    /** What became of a decision. */
    public enum Outcome {
        DONE,
        /** The finding is not (or no longer) part of this review. */
        STALE_FINDING,
        /** A report is being signed of what was decided before. */
        BEING_SIGNED,
        /** A report has been signed; later changes are addenda. */
        ALREADY_SIGNED,
        /** Undo or redo with nothing to undo or redo, or no decision to withdraw. */
        NOTHING_TO_DO
    }

    public FindingReview(
            String studyInstanceUid, ReaderIdentity reader, StepJournal<ReviewEntry> journal, Clock clock) {
        this.studyInstanceUid = studyInstanceUid;
        this.reader = reader;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Takes up stored findings and entries of an earlier session, oldest first; journals nothing. What this reader did
     * last can still be undone; what another reader did cannot, only decided anew.
     */
    public void restore(List<Finding> stored, List<ReviewEntry> entries, boolean alreadySigned) {
        // reader-made findings first: they took their numbers when all before them stood
        entries.forEach(entry -> entry.added().ifPresent(findings::add));
        stored.forEach(findings::add);
        for (ReviewEntry entry : entries) {
            retrace(entry);
            findings.assess(entry.trackingUid(), entry.assessment());
        }
        phase = alreadySigned ? Phase.SIGNED : Phase.OPEN;
        changed();
    }

    /**
     * Adds findings of a model run; those already known keep their assessments. A finding whose number is taken by
     * another, since it came late, gets the next free one.
     */
    public void present(List<Finding> arrived) {
        arrived.forEach(findings::add);
        changed();
    }

    public ReviewState state() {
        boolean open = phase == Phase.OPEN;
        return new ReviewState(
                studyInstanceUid,
                findings.standing(),
                open && history.next(ReviewEntry.Cause.UNDONE).isPresent(),
                open && history.next(ReviewEntry.Cause.REDONE).isPresent(),
                phase == Phase.SIGNED);
    }

    public void onChange(Consumer<ReviewState> listener) {
        listeners.add(listener);
    }

    public ReaderIdentity reader() {
        return reader;
    }

    /** Accepts a model's finding as first claimed; takes back the rejection of a reader's own one. */
    public Outcome accept(TrackingUid uid) {
        return findings.isReaders(uid)
                ? decide(uid, AssessmentDecision.ADDED, Optional.empty(), findings.ownClaim(uid))
                : decide(uid, AssessmentDecision.ACCEPTED, Optional.empty(), Optional.empty());
    }

    public Outcome reject(TrackingUid uid, RejectionReason reason) {
        return decide(uid, AssessmentDecision.REJECTED, Optional.of(reason), Optional.empty());
    }

    /** States the reader's claim in place of the first one; a reader's own finding stays one that the AI missed. */
    public Outcome modify(TrackingUid uid, FindingClaim claim) {
        AssessmentDecision decision = findings.isReaders(uid) ? AssessmentDecision.ADDED : AssessmentDecision.MODIFIED;
        return decide(uid, decision, Optional.empty(), Optional.of(claim));
    }

    /** Adds a finding that the AI missed; its tracking UID, or empty where the review is closed. */
    public Optional<TrackingUid> addMissed(String seriesInstanceUid, String frameOfReferenceUid, FindingClaim claim) {
        if (phase != Phase.OPEN) {
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
        Assessment added = new Assessment(
                finding.trackingUid(), AssessmentDecision.ADDED, Optional.empty(), Optional.empty(), reader, now());
        make(
                new ReviewHistory.Step<>(finding.trackingUid(), Optional.empty(), Optional.of(added), now()),
                Optional.of(finding));
        return Optional.of(finding.trackingUid());
    }

    /** Takes a decision back: a model's finding is not assessed again, a reader's own one leaves the review. */
    public Outcome withdraw(TrackingUid uid) {
        Optional<Outcome> refused = refusal(uid);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Assessment> before = findings.assessment(uid);
        if (before.isEmpty()) {
            return Outcome.NOTHING_TO_DO;
        }
        make(new ReviewHistory.Step<>(uid, before, Optional.empty(), now()), Optional.empty());
        return Outcome.DONE;
    }

    /** Takes back the last step not yet taken back. */
    public Outcome undo() {
        return travel(ReviewEntry.Cause.UNDONE);
    }

    public Outcome redo() {
        return travel(ReviewEntry.Cause.REDONE);
    }

    /**
     * When the step was first made that an undo ({@code UNDONE}) would take back or a redo ({@code REDONE}) make again;
     * empty where there is none, or the review is closed.
     */
    public Optional<Instant> nextStep(ReviewEntry.Cause cause) {
        return phase == Phase.OPEN ? history.next(cause).map(ReviewHistory.Step::at) : Optional.empty();
    }

    /** Holds decisions while a report is signed of them; what is to be signed, or empty where it is closed or held. */
    public Optional<ReviewState> seal() {
        if (phase != Phase.OPEN) {
            return Optional.empty();
        }
        ReviewState sealed = state();
        phase = Phase.BEING_SIGNED;
        changed();
        return Optional.of(sealed);
    }

    /** Opens the review again: the report was not signed. */
    public void unseal() {
        if (phase == Phase.BEING_SIGNED) {
            phase = Phase.OPEN;
            changed();
        }
    }

    /** Closes the review: a report has been signed. */
    public void close() {
        phase = Phase.SIGNED;
        changed();
    }

    /**
     * Completes when every decision so far is on disk; exceptionally if one is not, and then the next call tries again.
     * Thread: any.
     */
    public CompletableFuture<Void> flush() {
        return latest.exceptionallyCompose(failure -> journal.retry());
    }

    /** The number that the next finding of this study gets. */
    public int nextNumber() {
        return findings.nextNumber();
    }

    private Optional<Outcome> closed() {
        return switch (phase) {
            case OPEN -> Optional.empty();
            case BEING_SIGNED -> Optional.of(Outcome.BEING_SIGNED);
            case SIGNED -> Optional.of(Outcome.ALREADY_SIGNED);
        };
    }

    private Optional<Outcome> refusal(TrackingUid uid) {
        return closed().or(() -> findings.stands(uid) ? Optional.empty() : Optional.of(Outcome.STALE_FINDING));
    }

    private Outcome decide(
            TrackingUid uid,
            AssessmentDecision decision,
            Optional<RejectionReason> reason,
            Optional<FindingClaim> claim) {
        Optional<Outcome> refused = refusal(uid);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Assessment> before = findings.assessment(uid);
        Assessment after = new Assessment(uid, decision, reason, claim, reader, now());
        if (before.filter(after::sameDecision).isEmpty()) {
            make(new ReviewHistory.Step<>(uid, before, Optional.of(after), now()), Optional.empty());
        }
        return Outcome.DONE;
    }

    private void make(ReviewHistory.Step<Assessment> step, Optional<Finding> added) {
        write(step.trackingUid(), ReviewEntry.Cause.DECIDED, added, step.after());
        added.ifPresent(findings::add);
        history.follow(ReviewEntry.Cause.DECIDED, step);
        findings.assess(step.trackingUid(), step.after());
        changed();
    }

    private Outcome travel(ReviewEntry.Cause cause) {
        Optional<Outcome> refused = closed();
        Optional<ReviewHistory.Step<Assessment>> next = history.next(cause);
        if (refused.isPresent() || next.isEmpty()) {
            return refused.orElse(Outcome.NOTHING_TO_DO);
        }
        TrackingUid uid = next.get().trackingUid();
        Optional<Assessment> assessment = next.get().toward(cause);
        write(uid, cause, Optional.empty(), assessment);
        history.follow(cause, next.get());
        findings.assess(uid, assessment);
        changed();
        return Outcome.DONE;
    }

    /** Follows an earlier session's entry in the history, as far as it is this reader's to take back. */
    private void retrace(ReviewEntry entry) {
        if (entry.reader().equals(reader)) {
            TrackingUid uid = entry.trackingUid();
            history.follow(
                    entry.cause(),
                    new ReviewHistory.Step<>(uid, findings.assessment(uid), entry.assessment(), entry.at()));
        } else {
            history.forget();
        }
    }

    private void write(
            TrackingUid uid, ReviewEntry.Cause cause, Optional<Finding> added, Optional<Assessment> assessment) {
        latest = journal.append(new ReviewEntry(studyInstanceUid, uid, cause, added, assessment, reader, now()));
    }

    private void changed() {
        ReviewState state = state();
        listeners.forEach(listener -> listener.accept(state));
    }

    private Instant now() {
        return clock.instant();
    }
}
