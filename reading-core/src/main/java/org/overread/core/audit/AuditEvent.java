package org.overread.core.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Something that happened, to be recorded.
 *
 * @param actor who: a reader's id, a model's id and version, or "station"
 * @param studyInstanceUid empty where no study is concerned
 * @param subject what about: a tracking UID, run UID, report UID or document UID; empty where none
 * @param details further facts by name; UIDs, hashes and codes, no names of patients
 */
public record AuditEvent(
        Instant at, Type type, String actor, String studyInstanceUid, String subject, Map<String, String> details) {
    public AuditEvent {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(studyInstanceUid, "studyInstanceUid");
        Objects.requireNonNull(subject, "subject");
        details = Map.copyOf(details);
    }

    /**
     * The event of reading the trail itself (110101, DCM "Audit Log Used").
     *
     * @param purpose "export", "verify" or the like
     */
    public static AuditEvent reading(Instant at, String actor, String purpose) {
        return new AuditEvent(at, Type.AUDIT_READ, actor, "", "", Map.of("purpose", purpose));
    }

    /** Kinds of events. */
    public enum Type {
        STATION_STARTED,
        STATION_STOPPED,
        STUDY_OPENED,
        INFERENCE,
        /** A model package is not opened: damaged, or not one that the site accepts. */
        MODEL_REFUSED,
        EXPOSURE,
        /** A reader has said that his own reading is done, so that results for a second reading may be shown. */
        READING_COMMITTED,
        /** Results of silent models were asked for, for monitoring. */
        MONITORING_READ,
        /** What a silent model found could not be kept for those who monitor it. */
        MONITORING_LOST,
        DECISION,
        /** Something was drawn on an image, changed or taken away. */
        MEASUREMENT,
        /** A frame was marked as key image, or its mark taken away. */
        KEY_IMAGE,
        SIGNATURE,
        DELIVERY,
        AUDIT_READ,
        /** The trail does not match its signed head, or the like (110113, DCM "Security Alert"). */
        SECURITY_ALERT
    }
}
