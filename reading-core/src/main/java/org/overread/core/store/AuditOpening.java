package org.overread.core.store;

import java.io.IOException;
import java.security.PublicKey;
import java.sql.SQLException;
import java.util.Optional;
import org.overread.core.audit.AuditHeadFile;
import org.overread.core.audit.AuditRecord;
import org.overread.core.audit.SignedHead;

/**
 * Whether a trail that is opened again still agrees with the heads signed of it. A trail that does not is gone on with,
 * since reading must not stop; what it disagreed with is put aside, and said.
 */
final class AuditOpening {
    private final AuditHeadFile headFile;
    private final PublicKey key;
    private final Sql sql;

    AuditOpening(AuditHeadFile headFile, PublicKey key, Sql sql) {
        this.headFile = headFile;
        this.key = key;
        this.sql = sql;
    }

    AuditLedger.Place last() throws SQLException {
        return sql.first(
                        "SELECT record, hash FROM audit ORDER BY record DESC LIMIT 1",
                        row -> new AuditLedger.Place(row.getLong(1), row.getString(2)))
                .orElse(new AuditLedger.Place(0, AuditRecord.GENESIS));
    }

    /** What is wrong, in one line; empty where all agrees. */
    Optional<String> alert() throws SQLException, IOException {
        AuditLedger.Place last = last();
        Optional<SignedHead> inside = sql.first("SELECT head FROM audit_head", row -> row.getString(1))
                .flatMap(SignedHead::parse);
        Optional<String> alert = insideFault(inside, last);
        if (alert.isEmpty()) {
            alert = outsideFault(headFile.read(), last);
        }
        if (alert.isPresent()) {
            putAside(inside, last);
        }
        return alert;
    }

    private Optional<String> insideFault(Optional<SignedHead> inside, AuditLedger.Place last) {
        if (inside.isEmpty()) {
            return last.index() == 0 ? Optional.empty() : Optional.of("the signed head is missing");
        }
        if (!inside.get().signedBy(key)) {
            return Optional.of("the head is not signed by the station's key");
        }
        return leadsTo(inside.get(), last)
                ? Optional.empty()
                : Optional.of("the records do not lead to the signed head");
    }

    private Optional<String> outsideFault(Optional<SignedHead> outside, AuditLedger.Place last) throws SQLException {
        if (outside.isEmpty()) {
            return Optional.of("the head outside the database is missing");
        }
        SignedHead head = outside.get();
        if (!head.signedBy(key)) {
            return Optional.of("the head outside the database is not signed by the station's key");
        }
        if (head.index() > last.index()) {
            return Optional.of("the trail once reached record " + head.index() + " and now ends at " + last.index());
        }
        String then = sql.first("SELECT hash FROM audit WHERE record = ?", row -> row.getString(1), head.index())
                .orElse(AuditRecord.GENESIS);
        return head.hash().equals(then)
                ? Optional.empty()
                : Optional.of("the records up to " + head.index() + " are not those that were signed then");
    }

    private void putAside(Optional<SignedHead> inside, AuditLedger.Place last) throws IOException {
        if (headFile.exists()) {
            headFile.putAside();
        }
        if (inside.isPresent() && inside.get().signedBy(key) && !leadsTo(inside.get(), last)) {
            headFile.write(inside.get());
            headFile.putAside();
        }
    }

    private static boolean leadsTo(SignedHead head, AuditLedger.Place last) {
        return head.index() == last.index() && head.hash().equals(last.hash());
    }
}
