package org.overread.core.measurement;

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
import java.util.function.UnaryOperator;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewEntry.Cause;
import org.overread.core.review.ReviewHistory;

/**
 * What one reader draws and measures on one study. Each step takes effect at once and is journalled behind it; what a signed
 * report states is not changed any more, further measurements can be made.
 *
 * <p>Thread: one thread at a time (the JavaFX thread in the viewer), {@link #flush} excepted; listeners are called on it.
 */
public final class StudyAnnotations {
    private final String studyInstanceUid;
    private final ReaderIdentity reader;
    private final AnnotationJournal journal;
    private final Clock clock;
    private final Map<TrackingUid, Annotation> standing = new LinkedHashMap<>();
    private final Set<TrackingUid> signed = new HashSet<>();
    private final ReviewHistory<Annotation> history = new ReviewHistory<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);
    private boolean sealed;

    public StudyAnnotations(String studyInstanceUid, ReaderIdentity reader, AnnotationJournal journal, Clock clock) {
        this.studyInstanceUid = studyInstanceUid;
        this.reader = reader;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Takes up what an earlier session left, oldest first; entries of another study are refused. What this reader did last
     * can still be undone.
     *
     * @param signedAt when a report was signed that states what stood then
     */
    public void restore(List<AnnotationEntry> entries, Optional<Instant> signedAt) {
        boolean frozen = signedAt.isEmpty();
        for (AnnotationEntry entry : entries) {
            if (!entry.studyInstanceUid().equals(studyInstanceUid)) {
                throw new IllegalArgumentException("an annotation of another study");
            }
            if (!frozen && entry.at().isAfter(signedAt.get())) {
                freeze(standing.keySet());
                frozen = true;
            }
            retrace(entry);
            set(entry.trackingUid(), entry.after());
        }
        if (!frozen) {
            freeze(standing.keySet());
        }
        changed();
    }

    public String studyInstanceUid() {
        return studyInstanceUid;
    }

    /** In the order in which they were first drawn. */
    public List<Annotation> all() {
        return List.copyOf(standing.values());
    }

    public Optional<Annotation> find(TrackingUid uid) {
        return Optional.ofNullable(standing.get(uid));
    }

    /** Whether a signed report states it: it is then not changed any more. */
    public boolean signed(TrackingUid uid) {
        return signed.contains(uid);
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Adds what was drawn; empty while a report is being signed. */
    public Optional<Annotation> add(AnnotationPlace place, Shape shape, String label) {
        if (!place.studyInstanceUid().equals(studyInstanceUid)) {
            throw new IllegalArgumentException("an annotation of another study");
        }
        Annotation made = new Annotation(TrackingUid.create(), place, shape, label, reader, clock.instant());
        return make(made.trackingUid(), Optional.of(made)) ? Optional.of(made) : Optional.empty();
    }

    /** Draws it anew on its frame; whether that could be done. */
    public boolean reshape(TrackingUid uid, Shape shape) {
        return change(uid, now -> new Annotation(uid, now.place(), shape, now.label(), reader, clock.instant()));
    }

    public boolean rename(TrackingUid uid, String label) {
        return change(uid, now -> new Annotation(uid, now.place(), now.shape(), label, reader, clock.instant()));
    }

    public boolean remove(TrackingUid uid) {
        return standing.containsKey(uid) && make(uid, Optional.empty());
    }

    /** Takes back the last step not yet taken back; whether there was one. */
    public boolean undo() {
        return travel(Cause.UNDONE);
    }

    public boolean redo() {
        return travel(Cause.REDONE);
    }

    /** When the step was first made that an undo ({@code UNDONE}) would take back or a redo ({@code REDONE}) make again. */
    public Optional<Instant> nextStep(Cause cause) {
        return sealed ? Optional.empty() : history.next(cause).map(ReviewHistory.Step::at);
    }

    /** Holds all steps while a report is signed, or until it is known what was drawn before; what stands now. */
    public List<Annotation> seal() {
        sealed = true;
        return all();
    }

    public void unseal() {
        sealed = false;
    }

    /** A report has been signed that states what was sealed. */
    public void close() {
        freeze(standing.keySet());
        sealed = false;
        changed();
    }

    /** Completes when every step so far is on disk; exceptionally if one is not, and then the next call tries again. */
    public CompletableFuture<Void> flush() {
        return latest.exceptionallyCompose(failure -> journal.retry());
    }

    private boolean change(TrackingUid uid, UnaryOperator<Annotation> how) {
        Annotation now = standing.get(uid);
        if (now == null) {
            return false;
        }
        Annotation then = how.apply(now);
        boolean same = then.shape().equals(now.shape()) && then.label().equals(now.label());
        return same || make(uid, Optional.of(then));
    }

    private boolean make(TrackingUid uid, Optional<Annotation> after) {
        if (sealed || signed.contains(uid)) {
            return false;
        }
        Instant at = after.map(Annotation::at).orElseGet(clock::instant);
        write(uid, Cause.DECIDED, after, at);
        history.follow(Cause.DECIDED, new ReviewHistory.Step<>(uid, find(uid), after, at));
        set(uid, after);
        changed();
        return true;
    }

    private boolean travel(Cause cause) {
        Optional<ReviewHistory.Step<Annotation>> next = history.next(cause);
        if (sealed || next.isEmpty()) {
            return false;
        }
        TrackingUid uid = next.get().trackingUid();
        Optional<Annotation> after = next.get().toward(cause);
        write(uid, cause, after, clock.instant());
        history.follow(cause, next.get());
        set(uid, after);
        changed();
        return true;
    }

    /** Follows an earlier session's entry in the history, as far as it is this reader's to take back. */
    private void retrace(AnnotationEntry entry) {
        TrackingUid uid = entry.trackingUid();
        if (entry.reader().equals(reader)) {
            history.follow(entry.cause(), new ReviewHistory.Step<>(uid, find(uid), entry.after(), entry.at()));
        } else {
            history.forget();
        }
    }

    private void freeze(Set<TrackingUid> stated) {
        signed.addAll(stated);
        history.forget();
    }

    private void set(TrackingUid uid, Optional<Annotation> after) {
        after.ifPresentOrElse(now -> standing.put(uid, now), () -> standing.remove(uid));
    }

    private void write(TrackingUid uid, Cause cause, Optional<Annotation> after, Instant at) {
        latest = journal.append(new AnnotationEntry(studyInstanceUid, uid, cause, after, reader, at));
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
