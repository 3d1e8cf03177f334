package org.overread.core.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.overread.core.audit.AuditEvent;
import org.overread.core.audit.AuditTrail;
import org.overread.core.finding.TrackingUid;

/**
 * What AI findings the reader was shown, each the first time in this session. Thread: any; never waits for the disk.
 */
public final class ExposureLog {
    private final AuditTrail trail;
    private final ReaderIdentity reader;
    private final Clock clock;
    private final Set<TrackingUid> shown = new HashSet<>();
    private final Map<AuditEvent, CompletableFuture<Void>> unsaved = new LinkedHashMap<>();

    public ExposureLog(AuditTrail trail, ReaderIdentity reader, Clock clock) {
        this.trail = trail;
        this.reader = reader;
        this.clock = clock;
    }

    /** Notes that marks or rows of these findings stand on the screen; those noted before cost nothing. */
    public synchronized void shown(String studyInstanceUid, Collection<TrackingUid> trackingUids) {
        for (TrackingUid uid : trackingUids) {
            if (shown.add(uid)) {
                append(new AuditEvent(
                        clock.instant(),
                        AuditEvent.Type.EXPOSURE,
                        reader.id(),
                        studyInstanceUid,
                        uid.value(),
                        Map.of("idScheme", reader.idScheme())));
            }
        }
    }

    /** Completes when every exposure so far is on disk; exceptionally if one is not, and then the next call tries again. */
    public synchronized CompletableFuture<Void> flush() {
        List<AuditEvent> failed = new ArrayList<>();
        unsaved.forEach((event, saved) -> {
            if (saved.isCompletedExceptionally()) {
                failed.add(event);
            }
        });
        failed.forEach(this::append);
        return CompletableFuture.allOf(unsaved.values().toArray(CompletableFuture[]::new));
    }

    private void append(AuditEvent event) {
        CompletableFuture<Void> saved = trail.append(event);
        unsaved.put(event, saved);
        saved.thenRun(() -> saved(event));
    }

    private synchronized void saved(AuditEvent event) {
        unsaved.remove(event);
    }
}
