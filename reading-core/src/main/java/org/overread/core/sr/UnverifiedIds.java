package org.overread.core.sr;

import org.overread.core.dicom.Uids;
import org.overread.core.finding.TrackingUid;

/** The keys of one run's unverified documents, made once, so that each can name the other. */
public record UnverifiedIds(
        String srSeriesUid, String srSopInstanceUid, String segSeriesUid, String segSopInstanceUid) {

    public static UnverifiedIds create() {
        return new UnverifiedIds(Uids.create(), Uids.create(), Uids.create(), Uids.create());
    }

    /** Observation UID (0040,A171): never that of the same finding in a signed report. */
    String observationUid(TrackingUid finding) {
        return Uids.named(srSopInstanceUid + " unverified observation " + finding.value());
    }
}
