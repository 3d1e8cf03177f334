package org.overread.core.keyimage;

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
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewEntry.Cause;
import org.overread.core.review.ReviewHistory;

/**
 * The frames that readers have picked out of one study. This reader marks and unmarks his own; those of other readers are
 * seen and left alone. Each step takes effect at once and is journalled behind it; what a signed report names is not changed
 * any more.
 *
 * <p>Thread: one thread at a time (the JavaFX thread in the viewer), {@link #flush} excepted; listeners are called on it.
 */
public final class StudyKeyImages {
    private final String studyInstanceUid;
    private final ReaderIdentity reader;
    private final KeyImageJournal journal;
    private final Clock clock;
    private final Map<TrackingUid, KeyImage> standing = new LinkedHashMap<>();
    private final Set<TrackingUid> signed = new HashSet<>();
    private final ReviewHistory<KeyImage> history = new ReviewHistory<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);
    private boolean sealed;

    public StudyKeyImages(String studyInstanceUid, ReaderIdentity reader, KeyImageJournal journal, Clock clock) {
        this.studyInstanceUid = studyInstanceUid;
        this.reader = reader;
        this.journal = journal;
        this.clock = clock;
    }

    /** What a press on a frame came to. */
    public enum Toggled {
        MARKED,
        UNMARKED,
        /** A signed report names it, or one is being signed, or it is not known yet what was marked before. */
        REFUSED
    }

    /**
     * Takes up what an earlier session left, oldest first; entries of another study are refused. What this reader did last
     * can still be undone.
     *
     * @param signedAt when this reader signed a report, that names those of his marks that stood then
     */
    public void restore(List<KeyImageEntry> entries, Optional<Instant> signedAt) {
        boolean frozen = signedAt.isEmpty();
        for (KeyImageEntry entry : entries) {
            if (!entry.studyInstanceUid().equals(studyInstanceUid)) {
                throw new IllegalArgumentException("a key image of another study");
            }
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

    public String studyInstanceUid() {
        return studyInstanceUid;
    }

    /** Of all readers, in the order in which they were marked. */
    public List<KeyImage> all() {
        return List.copyOf(standing.values());
    }

    /** Those of this reader. */
    public List<KeyImage> own() {
        return standing.values().stream()
                .filter(one -> one.reader().equals(reader))
                .toList();
    }

    /** This reader's mark on a frame. */
    public Optional<KeyImage> own(FrameRef frame) {
        return own().stream().filter(one -> one.frame().equals(frame)).findFirst();
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Marks a frame as key image, or takes this reader's mark from it. */
    public Toggled toggle(AnnotationPlace place) {
        if (!place.studyInstanceUid().equals(studyInstanceUid)) {
            throw new IllegalArgumentException("a key image of another study");
        }
        Optional<KeyImage> now = own(place.frame());
        if (sealed || now.filter(one -> signed.contains(one.trackingUid())).isPresent()) {
            return Toggled.REFUSED;
        }
        Instant at = clock.instant();
        TrackingUid uid = now.map(KeyImage::trackingUid).orElseGet(TrackingUid::create);
        Optional<KeyImage> after =
                now.isPresent() ? Optional.empty() : Optional.of(new KeyImage(uid, place, reader, at));
        ReviewHistory.Step<KeyImage> step = new ReviewHistory.Step<>(uid, now, after, at);
        make(Cause.DECIDED, step, at);
        return now.isPresent() ? Toggled.UNMARKED : Toggled.MARKED;
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

    /** Holds all steps while a report is signed, or until it is known what was marked before; what this reader marked. */
    public List<KeyImage> seal() {
        sealed = true;
        return own();
    }

    public void unseal() {
        sealed = false;
    }

    /** A report has been signed that names what was sealed. */
    public void close() {
        freeze();
        sealed = false;
        changed();
    }

    /** Completes when every step so far is on disk; exceptionally if one is not, and then the next call tries again. */
    public CompletableFuture<Void> flush() {
        return latest.exceptionallyCompose(failure -> journal.retry());
    }

    private boolean travel(Cause cause) {
        Optional<ReviewHistory.Step<KeyImage>> next = history.next(cause);
        if (sealed || next.isEmpty()) {
            return false;
        }
        make(cause, next.get(), clock.instant());
        return true;
    }

    private void make(Cause cause, ReviewHistory.Step<KeyImage> step, Instant at) {
        Optional<KeyImage> after = step.toward(cause);
        latest = journal.append(new KeyImageEntry(studyInstanceUid, step.trackingUid(), cause, after, reader, at));
        history.follow(cause, step);
        set(step.trackingUid(), after);
        changed();
    }

    /** Follows an earlier session's entry in the history, as far as it is this reader's to take back. */
    private void retrace(KeyImageEntry entry) {
        if (entry.reader().equals(reader)) {
            Optional<KeyImage> before = Optional.ofNullable(standing.get(entry.trackingUid()));
            history.follow(
                    entry.cause(), new ReviewHistory.Step<>(entry.trackingUid(), before, entry.after(), entry.at()));
        }
    }

    private void freeze() {
        own().forEach(one -> signed.add(one.trackingUid()));
        history.forget();
    }

    private void set(TrackingUid uid, Optional<KeyImage> after) {
        after.ifPresentOrElse(now -> standing.put(uid, now), () -> standing.remove(uid));
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
