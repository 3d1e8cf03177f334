package org.overread.core.kept;

import java.time.Instant;
import org.overread.core.finding.TrackingUid;
import org.overread.core.review.ReaderIdentity;

/** Something that a reader keeps about a study beside its findings: what he drew, a frame that he picked out. */
public interface Kept {

    /** The same from being made until it is taken away. */
    TrackingUid trackingUid();

    ReaderIdentity reader();

    /** When it was made or last changed. */
    Instant at();
}
