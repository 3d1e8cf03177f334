package org.overread.core.finding;

import org.overread.core.dicom.Uids;

/** Tracking Unique Identifier (112040, DCM): the name of one finding in every store, document, message and audit record. */
public record TrackingUid(String value) {
    public TrackingUid {
        if (!Uids.isValid(value)) {
            throw new IllegalArgumentException("not a UID: " + value);
        }
    }

    public static TrackingUid create() {
        return new TrackingUid(Uids.create());
    }
}
