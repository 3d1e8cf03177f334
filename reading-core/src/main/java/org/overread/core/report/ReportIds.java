package org.overread.core.report;

import org.overread.core.dicom.Uids;
import org.overread.core.finding.TrackingUid;

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

    /** Series of the report's key object selection. */
    public String keyObjectSeriesUid() {
        return Uids.named(reportUid + " key object series");
    }

    /** The report's key object selection. */
    public String keyObjectSopInstanceUid() {
        return Uids.named(reportUid + " key objects");
    }

    /** Observation UID (0040,A171) of a stated finding in this report: the same in the SR, FHIR and HL7. */
    public String observationUid(TrackingUid finding) {
        return Uids.named(reportUid + " observation " + finding.value());
    }
}
