package org.overread.core.kept;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewEntry.Cause;
import org.overread.core.review.ReviewHistory;
import org.overread.core.review.StepJournal;

/**
 * What readers keep of one kind about one study, in the hands of one of them. Each step takes effect at once, is journalled
 * behind it and can be taken back; what a signed report states is not changed any more.
 *
 * <p>Thread: one thread at a time (the JavaFX thread in the viewer), {@link #flush} excepted; listeners are called on it.
 */
public abstract class KeptOfStudy<T extends Kept> {
    private final String studyInstanceUid;
    private final ReaderIdentity reader;
    private final StepJournal<KeptEntry<T>> journal;
    private final Clock clock;
    private final Map<TrackingUid, T> standing = new LinkedHashMap<>();
    private final Set<TrackingUid> signed = new HashSet<>();
    private final ReviewHistory<T> history = new ReviewHistory<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);
    private boolean sealed;

    protected KeptOfStudy(
            String studyInstanceUid, ReaderIdentity reader, StepJournal<KeptEntry<T>> journal, Clock clock) {
        this.studyInstanceUid = studyInstanceUid;
        this.reader = reader;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether this reader may change it, and his report states it; what another reader made may be his alone. */
    protected abstract boolean isInHand(T one);

    /**
     * Takes up what an earlier session left, oldest first; entries of another study are refused. What this reader did last
     * can still be undone.
     *
     * @param signedAt when a report was signed that states what stood then in the hand of this reader
     */
    public final void restore(List<KeptEntry<T>> entries, Optional<Instant> signedAt) {
        boolean frozen = signedAt.isEmpty();
        for (KeptEntry<T> entry : entries) {
            ofThisStudy(entry.studyInstanceUid());
            if (!frozen && entry.at().isAfter(signedAt.get())) {
                freeze();
                frozen = true;
            }
            retrace(entry);
            set(entry.trackingUid(), entry.after());
        }
        if (!frozen) {
            freeze();
        }
        changed();
    }

    public final String studyInstanceUid() {
        return studyInstanceUid;
    }

    /** Of all readers, in the order in which they were first made. */
    public final List<T> all() {
        return List.copyOf(standing.values());
    }

    /** What this reader may change, and his report states. */
    public final List<T> own() {
        return standing.values().stream().filter(this::isInHand).toList();
    }

    public final Optional<T> find(TrackingUid uid) {
        return Optional.ofNullable(standing.get(uid));
    }

    /** Whether a signed report states it: it is then not changed any more. */
    public final boolean signed(TrackingUid uid) {
        return signed.contains(uid);
    }

    public final void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Takes back the last step not yet taken back; whether there was one. */
    public final boolean undo() {
        return travel(Cause.UNDONE);
    }

    public final boolean redo() {
        return travel(Cause.REDONE);
    }

    /** When the step was first made that an undo ({@code UNDONE}) would take back or a redo ({@code REDONE}) make again. */
    public final Optional<Instant> nextStep(Cause cause) {
        return sealed ? Optional.empty() : history.next(cause).map(ReviewHistory.Step::at);
    }

    /** Holds all steps while a report is signed, or until it is known what was kept before; what the report then states. */
    public final List<T> seal() {
        sealed = true;
        return own();
    }

    public final void unseal() {
        sealed = false;
    }

    /** A report has been signed that states what was sealed. */
    public final void close() {
        freeze();
        sealed = false;
        changed();
    }

    /** Completes when every step so far is on disk; exceptionally if one is not, and then the next call tries again. */
    public final CompletableFuture<Void> flush() {
        return latest.exceptionallyCompose(failure -> journal.retry());
    }

    protected final ReaderIdentity reader() {
        return reader;
    }

    protected final Instant now() {
        return clock.instant();
    }

    /** @throws IllegalArgumentException where something is of another study */
    protected final void ofThisStudy(String otherUid) {
        if (!otherUid.equals(studyInstanceUid)) {
            throw new IllegalArgumentException("something kept about another study");
        }
    }

    /** Makes a step: from now on it stands so. Whether that could be done: not while sealed, nor once a report states it. */
    protected final boolean make(TrackingUid uid, Optional<T> after) {
        if (sealed || signed.contains(uid)) {
            return false;
        }
        Instant at = after.map(Kept::at).orElseGet(this::now);
        take(Cause.DECIDED, new ReviewHistory.Step<>(uid, find(uid), after, at), at);
        return true;
    }

    private boolean travel(Cause cause) {
        Optional<ReviewHistory.Step<T>> next = history.next(cause);
        if (sealed || next.isEmpty()) {
            return false;
        }
        take(cause, next.get(), now());
        return true;
    }

    private void take(Cause cause, ReviewHistory.Step<T> step, Instant at) {
        Optional<T> after = step.toward(cause);
        latest = journal.append(new KeptEntry<>(studyInstanceUid, step.trackingUid(), cause, after, reader, at));
        history.follow(cause, step);
        set(step.trackingUid(), after);
        changed();
    }

    /** Follows an earlier session's entry in the history; what another reader changed since, this one cannot take back. */
    private void retrace(KeptEntry<T> entry) {
        Optional<T> before = find(entry.trackingUid());
        if (entry.reader().equals(reader)) {
            history.follow(
                    entry.cause(), new ReviewHistory.Step<>(entry.trackingUid(), before, entry.after(), entry.at()));
        } else if (before.or(entry::after).filter(this::isInHand).isPresent()) {
            history.forget();
        }
    }

    private void freeze() {
        own().forEach(one -> signed.add(one.trackingUid()));
        history.forget();
    }

    private void set(TrackingUid uid, Optional<T> after) {
        after.ifPresentOrElse(now -> standing.put(uid, now), () -> standing.remove(uid));
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
