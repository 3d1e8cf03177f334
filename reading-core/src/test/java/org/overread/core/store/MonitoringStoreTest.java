package org.overread.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.audit.AuditEvent;
import org.overread.core.inference.RunState;
import org.overread.core.review.SampleReview;

class MonitoringStoreTest {
    @TempDir
    private Path folder;

    @Test
    void aResultThatCannotBeKeptIsToldAndStandsInTheTrailWithoutWhatWasFound() throws Exception {
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            CompletableFuture<Throwable> lost = new CompletableFuture<>();
            store.monitored().onLost(lost::complete);
            store.writer().submit(tx -> tx.update("DROP TABLE monitored_run")).get(10, TimeUnit.SECONDS);

            store.monitoring().keep(SampleReview.run("1.2.9", RunState.FINDINGS, SampleReview.findings(2, "1.2.9")));

            assertThat(lost.get(10, TimeUnit.SECONDS)).isInstanceOf(StoreException.class);
            store.writer().submit(tx -> null).get(10, TimeUnit.SECONDS);
            assertThat(TrailReading.events(store.audit()))
                    .filteredOn(event -> event.type() == AuditEvent.Type.MONITORING_LOST)
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.subject()).isEqualTo("1.2.9");
                        assertThat(event.details().toString()).doesNotContain("1.2.3.100");
                    });
        }
    }
}
