package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.overread.core.audit.AuditEvent;
import org.overread.core.finding.TrackingUid;
import org.overread.core.kept.Kept;

/** How one kind of what readers keep about studies is stored. */
interface KeptKind<T extends Kept> {

    /** The table of its steps: entry, entry_key, study_uid, tracking_uid, body. */
    String table();

    /** The field of a step's body that holds it. */
    String field();

    AuditEvent.Type audited();

    /** What the audit record of a step says of it: a name and a value, without patient data. */
    Map.Entry<String, String> said(Optional<T> after);

    ObjectNode write(T one);

    T read(JsonField one, TrackingUid uid);
}
