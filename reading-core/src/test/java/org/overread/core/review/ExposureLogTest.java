package org.overread.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.overread.core.audit.AuditEvent;
import org.overread.core.finding.Finding;

class ExposureLogTest {
    private final List<AuditEvent> saved = new ArrayList<>();
    private boolean full;

    private final ExposureLog exposure = new ExposureLog(
            event -> {
                if (full) {
                    return CompletableFuture.failedFuture(new IllegalStateException("disk full"));
                }
                saved.add(event);
                return CompletableFuture.completedFuture(null);
            },
            SampleReview.READER,
            SampleReview.CLOCK);

    private void show(int findings) {
        exposure.shown(
                SampleReview.STUDY,
                SampleReview.findings(findings, "1.2.9").stream()
                        .map(Finding::trackingUid)
                        .toList());
    }

    @Test
    void aFindingShownAgainIsRecordedOnce() {
        show(2);
        show(3);
        assertThat(exposure.flush()).isCompleted();
        assertThat(saved).extracting(AuditEvent::subject).containsExactly("1.2.3.100.1", "1.2.3.100.2", "1.2.3.100.3");
        assertThat(saved)
                .allMatch(event -> event.type() == AuditEvent.Type.EXPOSURE
                        && event.actor().equals(SampleReview.READER.id()));
    }

    @Test
    void anExposureThatCouldNotBeSavedFailsTheFlushAndIsTriedAgain() {
        full = true;
        show(2);
        assertThat(exposure.flush()).isCompletedExceptionally();
        full = false;
        assertThat(exposure.flush()).isCompleted();
        assertThat(saved).hasSize(2);
        assertThat(exposure.flush()).isCompleted();
        assertThat(saved).hasSize(2);
    }
}
