package org.overread.core.keyimage;

import java.time.Clock;
import java.util.Optional;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.kept.KeptEntry;
import org.overread.core.kept.KeptOfStudy;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.StepJournal;

/**
 * The frames that readers have picked out of one study. This reader marks and unmarks his own; those of other readers are
 * seen and left alone.
 */
public final class StudyKeyImages extends KeptOfStudy<KeyImage> {

    public StudyKeyImages(
            String studyInstanceUid, ReaderIdentity reader, StepJournal<KeptEntry<KeyImage>> journal, Clock clock) {
        super(studyInstanceUid, reader, journal, clock);
    }

    /** What a press on a frame came to. */
    public enum Toggled {
        MARKED,
        UNMARKED,
        /** A signed report names it, or one is being signed, or it is not known yet what was marked before. */
        REFUSED
    }

    @Override
    protected boolean isInHand(KeyImage one) {
        return one.reader().equals(reader());
    }

    /** This reader's mark on a frame. */
    public Optional<KeyImage> own(FrameRef frame) {
        return own().stream().filter(one -> one.frame().equals(frame)).findFirst();
    }

    /** Marks a frame as key image, or takes this reader's mark from it. */
    public Toggled toggle(AnnotationPlace place) {
        ofThisStudy(place.studyInstanceUid());
        Optional<KeyImage> before = own(place.frame());
        TrackingUid uid = before.map(KeyImage::trackingUid).orElseGet(TrackingUid::create);
        Optional<KeyImage> after =
                before.isPresent() ? Optional.empty() : Optional.of(new KeyImage(uid, place, reader(), now()));
        if (!make(uid, after)) {
            return Toggled.REFUSED;
        }
        return before.isPresent() ? Toggled.UNMARKED : Toggled.MARKED;
    }
}
