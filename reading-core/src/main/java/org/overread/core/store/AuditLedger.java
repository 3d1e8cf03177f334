package org.overread.core.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.overread.core.audit.AuditEvent;
import org.overread.core.audit.AuditHeadFile;
import org.overread.core.audit.AuditKey;
import org.overread.core.audit.AuditRecord;
import org.overread.core.audit.SignedHead;

/** The end of the audit trail, where records are added. Thread: the writer's. */
final class AuditLedger {
    private final AuditKey key;
    private final AuditHeadFile headFile;
    private final Clock clock;
    private Place place;
    private Place signed;
    private Optional<SignedHead> uncommitted = Optional.empty();
    private Optional<SignedHead> unwritten = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    /** How far the trail reaches. */
    record Place(long index, String hash) {}

    AuditLedger(AuditKey key, AuditHeadFile headFile, Clock clock, Place last) {
        this.key = key;
        this.headFile = headFile;
        this.clock = clock;
        this.place = last;
        this.signed = last;
    }

    void append(Sql sql, AuditEvent event) throws SQLException {
        AuditRecord record = new AuditRecord(place.index() + 1, event);
        String text = record.text();
        String hash = AuditRecord.hash(place.hash(), text);
        sql.update("INSERT INTO audit (record, body, hash) VALUES (?, ?, ?)", record.index(), text, hash);
        place = new Place(record.index(), hash);
    }

    Place place() {
        return place;
    }

    /** Goes back to where the trail stood: what was added since has been rolled back. */
    void backTo(Place earlier) {
        place = earlier;
        uncommitted = Optional.empty();
    }

    /** Signs how far the trail reaches, as part of the transaction that brought it there. */
    void sign(Sql sql) throws SQLException {
        if (!place.equals(signed)) {
            SignedHead head = key.sign(place.index(), place.hash(), clock.instant());
            sql.update("INSERT OR REPLACE INTO audit_head (only, head) VALUES (1, ?)", head.text());
            uncommitted = Optional.of(head);
        }
    }

    /** After the commit: keeps the head outside the database too. Where that fails, the next commit tries again. */
    void committed() {
        signed = place;
        unwritten = uncommitted.or(() -> unwritten);
        uncommitted = Optional.empty();
        unwritten.ifPresent(head -> {
            try {
                headFile.write(head);
                unwritten = Optional.empty();
                trouble = Optional.empty();
            } catch (IOException e) {
                trouble = Optional.of("the audit head cannot be written outside the database");
            }
        });
    }

    /** What keeps the head from being written outside the database. Thread: any. */
    Optional<String> trouble() {
        return trouble;
    }
}
