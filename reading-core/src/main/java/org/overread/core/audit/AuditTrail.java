package org.overread.core.audit;

import java.util.concurrent.CompletableFuture;

/** The tamper-evident record. */
public interface AuditTrail {

    /** Returns at once; completes when the record is on disk, exceptionally when it is not. Records keep their order. */
    CompletableFuture<Void> append(AuditEvent event);
}
