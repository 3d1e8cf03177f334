package org.overread.core.audit;

import java.util.List;

/** What verifying a trail found. */
public sealed interface AuditVerdict {

    /**
     * Every record leads to the signed head.
     *
     * @param keyFingerprint SHA-256 of the public key that signed the head, to be compared with the one known of the station
     * @param alerts records in which the station itself reported that its trail had been tampered with
     */
    record Intact(long records, String keyFingerprint, List<AuditRecord> alerts) implements AuditVerdict {
        public Intact {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * The first record that does not hold.
     *
     * @param index of that record; the one after the last where records are missing at the end
     * @param why one line
     */
    record Broken(long index, Fault fault, String why) implements AuditVerdict {}

    /** Kinds of faults. */
    enum Fault {
        /** A record's bytes or hash are not those that were written. */
        RECORD_CHANGED,
        RECORD_MISSING,
        OUT_OF_ORDER,
        /** The signed head names records that are not there. */
        TAIL_CUT,
        /** Records follow the signed head. */
        TAIL_UNSIGNED,
        /** The hashes agree with each other and not with a signed head: someone computed them anew. */
        REWRITTEN,
        /** The head is missing, or the station's key did not sign it. */
        HEAD_NOT_SIGNED,
        /** The head kept outside the database is ahead of it: an older copy was put back. */
        OLDER_COPY,
        /** Not a trail, or damaged beyond reading. */
        UNREADABLE
    }
}
