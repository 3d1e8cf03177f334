package org.overread.core.measurement;

import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.overread.core.finding.TrackingUid;
import org.overread.core.kept.KeptEntry;
import org.overread.core.kept.KeptOfStudy;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.StepJournal;

/** What is drawn and measured on one study: further measurements can be made after a report was signed. */
public final class StudyAnnotations extends KeptOfStudy<Annotation> {

    public StudyAnnotations(
            String studyInstanceUid, ReaderIdentity reader, StepJournal<KeptEntry<Annotation>> journal, Clock clock) {
        super(studyInstanceUid, reader, journal, clock);
    }

    /** Whoever reads the study may change what was drawn on it, and his report states it. */
    @Override
    protected boolean isInHand(Annotation one) {
        return true;
    }

    /** Adds what was drawn; empty while a report is being signed. */
    public Optional<Annotation> add(AnnotationPlace place, Shape shape, String label) {
        ofThisStudy(place.studyInstanceUid());
        Annotation made = new Annotation(TrackingUid.create(), place, shape, label, reader(), now());
        return make(made.trackingUid(), Optional.of(made)) ? Optional.of(made) : Optional.empty();
    }

    /** Draws it anew on its frame; whether that could be done. */
    public boolean reshape(TrackingUid uid, Shape shape) {
        return change(uid, one -> new Annotation(uid, one.place(), shape, one.label(), reader(), now()));
    }

    public boolean rename(TrackingUid uid, String label) {
        return change(uid, one -> new Annotation(uid, one.place(), one.shape(), label, reader(), now()));
    }

    public boolean remove(TrackingUid uid) {
        return find(uid).isPresent() && make(uid, Optional.empty());
    }

    private boolean change(TrackingUid uid, UnaryOperator<Annotation> how) {
        Optional<Annotation> before = find(uid);
        if (before.isEmpty()) {
            return false;
        }
        Annotation then = how.apply(before.get());
        boolean same = then.shape().equals(before.get().shape())
                && then.label().equals(before.get().label());
        return same || make(uid, Optional.of(then));
    }
}
