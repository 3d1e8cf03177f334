package org.overread.core.keyimage;

import java.time.Instant;
import java.util.Objects;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.kept.Kept;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.review.ReaderIdentity;

/**
 * A frame that a reader has picked out: "Of Interest" (113000, DCM). It says where to look, and claims nothing.
 *
 * @param trackingUid of this mark, from being made until it is taken away
 */
public record KeyImage(TrackingUid trackingUid, AnnotationPlace place, ReaderIdentity reader, Instant at)
        implements Kept {
    public KeyImage {
        Objects.requireNonNull(trackingUid, "trackingUid");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(at, "at");
    }

    public FrameRef frame() {
        return place.frame();
    }
}
