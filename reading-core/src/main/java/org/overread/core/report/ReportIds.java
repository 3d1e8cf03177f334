package org.overread.core.report;

import org.overread.core.dicom.Uids;

/** The keys of one report's documents, made once at signing, so that each document can name the others. */
public record ReportIds(
        String reportUid,
        String srSeriesUid,
        String srSopInstanceUid,
        String segSeriesUid,
        String segSopInstanceUid,
        String bundleUid,
        String oruControlId) {

    public static ReportIds create() {
        // MSH-10 is at most 20 characters in the oldest receivers: the tail of a UID is unique enough for a station
        String control = Uids.create();
        return new ReportIds(
                Uids.create(),
                Uids.create(),
                Uids.create(),
                Uids.create(),
                Uids.create(),
                Uids.create(),
                control.substring(control.length() - 20));
    }
}
