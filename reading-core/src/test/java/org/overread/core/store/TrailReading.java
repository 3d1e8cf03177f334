package org.overread.core.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.audit.AuditArchive;
import org.overread.core.audit.AuditEvent;
import org.overread.core.audit.AuditRecord;
import org.overread.core.audit.ChainedRecord;
import org.overread.core.audit.SignedHead;

/** The events of a trail, for tests. */
public final class TrailReading {
    public static List<AuditEvent> events(AuditArchive archive) throws IOException {
        List<AuditEvent> events = new ArrayList<>();
        archive.visit(new AuditArchive.Visitor() {
            @Override
            public void record(ChainedRecord record) {
                events.add(AuditRecord.parse(record.text()).orElseThrow().event());
            }

            @Override
            public void head(SignedHead head) {
                // the events alone are asked for
            }
        });
        return events;
    }

    private TrailReading() {}
}
