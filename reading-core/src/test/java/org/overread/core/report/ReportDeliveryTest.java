package org.overread.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.audit.AuditEvent;
import org.overread.core.review.SampleReview;
import org.overread.core.store.SignedSample;
import org.overread.core.store.StationStore;
import org.overread.core.store.TrailReading;

@Timeout(60)
class ReportDeliveryTest {
    private static final DeliveryOutcome OK = new DeliveryOutcome.Acknowledged();
    private static final DeliveryOutcome DOWN = new DeliveryOutcome.Retry("connection refused");

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private final Receiver pacs = new Receiver("PACS");
    private final Receiver ehr = new Receiver("EHR");
    private StationStore store;
    private ReportDelivery delivery;

    @BeforeEach
    void open() {
        store = StationStore.open(folder, clock);
        delivery = new ReportDelivery(store.outbox(), List.of(pacs, ehr), RetrySchedule.STANDARD, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void sign(String study) {
        SignedSample.sign(store, study, ReportDestination.of(List.of(pacs, ehr)));
    }

    private List<OutboxEntry> entries(String destination) {
        return store.outbox().entries().stream()
                .filter(entry -> entry.destination().equals(destination))
                .toList();
    }

    private List<String> phases() throws IOException {
        return TrailReading.events(store.audit()).stream()
                .filter(event -> event.type() == AuditEvent.Type.DELIVERY)
                .map(event -> event.details().get("phase"))
                .toList();
    }

    @Test
    void everyDocumentReachesEveryDestinationOnceAndAudited() throws IOException {
        sign("1.2.1");
        assertThat(delivery.deliverDue(clock.instant()))
                .hasSize(4)
                .allMatch(r -> r.outcome().equals(OK));
        assertThat(store.outbox().entries()).allMatch(entry -> entry.state() == OutboxEntry.State.DELIVERED);
        assertThat(delivery.deliverDue(clock.instant())).isEmpty();
        assertThat(pacs.received).hasSize(2);
        assertThat(phases()).filteredOn("attempt"::equals).hasSize(4);
        assertThat(phases()).filteredOn("acknowledged"::equals).hasSize(4);
    }

    @Test
    void aDestinationThatIsDownIsTriedAgainWithTheSameBytesAndHoldsNoOtherUp() {
        sign("1.2.1");
        pacs.answer = document -> DOWN;
        delivery.deliverDue(clock.instant());
        assertThat(entries("EHR")).allMatch(entry -> entry.state() == OutboxEntry.State.DELIVERED);
        assertThat(entries("PACS")).allSatisfy(entry -> {
            assertThat(entry.state()).isEqualTo(OutboxEntry.State.PENDING);
            assertThat(entry.attempts()).isEqualTo(1);
            assertThat(entry.lastError()).contains("connection refused");
            assertThat(entry.nextAttemptAt()).contains(clock.instant().plusSeconds(2));
        });
        assertThat(delivery.deliverDue(clock.instant().plusMillis(1999))).isEmpty();
        pacs.answer = document -> OK;
        clock.pass(Duration.ofSeconds(2));
        assertThat(delivery.deliverDue(clock.instant())).hasSize(2);
        Map<String, List<FrozenDocument>> byUid = new HashMap<>();
        pacs.received.forEach(document ->
                byUid.computeIfAbsent(document.uid(), uid -> new ArrayList<>()).add(document));
        assertThat(byUid.values()).hasSize(2).allSatisfy(repeats -> {
            assertThat(repeats).hasSize(2);
            assertThat(repeats.get(1).bytes()).isEqualTo(repeats.get(0).bytes());
        });
    }

    @Test
    void pausesDoubleUpToTenMinutes() {
        assertThat(List.of(1, 2, 3, 9, 10, 11, 1000).stream().map(RetrySchedule.STANDARD::pauseAfter))
                .containsExactly(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(512),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10));
    }

    @Test
    void aDocumentThatIsRefusedWaitsForAPersonAndCanBeSentAgain() throws IOException {
        sign("1.2.1");
        ehr.answer = document -> new DeliveryOutcome.Refused("422");
        delivery.deliverDue(clock.instant());
        clock.pass(Duration.ofDays(1));
        assertThat(delivery.deliverDue(clock.instant())).isEmpty();
        assertThat(entries("EHR")).allMatch(entry -> entry.state() == OutboxEntry.State.DEAD_LETTERED);
        assertThat(entries("EHR"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.lastError())
                        .hasValueSatisfying(said -> assertThat(said).contains("422")));
        ehr.answer = document -> OK;
        assertThat(store.outbox().retryDeadLettered()).isEqualTo(2);
        assertThat(delivery.deliverDue(clock.instant())).hasSize(2);
        assertThat(entries("EHR")).allMatch(entry -> entry.state() == OutboxEntry.State.DELIVERED);
        assertThat(phases()).contains("refused", "requeued");
    }

    @Test
    void aTransportThatThrowsIsTriedAgainAndItsMessageKeptFromTheRecord() {
        sign("1.2.1");
        pacs.answer = document -> {
            throw new IllegalStateException("DOE^JANE");
        };
        delivery.deliverDue(clock.instant());
        assertThat(entries("PACS")).allSatisfy(entry -> {
            assertThat(entry.state()).isEqualTo(OutboxEntry.State.PENDING);
            assertThat(entry.lastError().orElseThrow())
                    .contains("IllegalStateException")
                    .doesNotContain("DOE");
        });
    }

    @Test
    void whatWasUnderWayWhenTheStationDiedIsDeliveredBytesAndKeyTheSame() {
        sign("1.2.1");
        OutboxEntry first = store.outbox().due(clock.instant()).getFirst();
        store.outbox().begin(first);
        byte[] sent = store.outbox().document(first).bytes();
        close();
        open();
        delivery.deliverDue(clock.instant());
        assertThat(store.outbox().entries()).allMatch(entry -> entry.state() == OutboxEntry.State.DELIVERED);
        Receiver receiver = first.destination().equals("PACS") ? pacs : ehr;
        assertThat(receiver.received)
                .filteredOn(document -> document.uid().equals(first.documentUid()))
                .singleElement()
                .satisfies(document -> assertThat(document.bytes()).isEqualTo(sent));
    }

    @Test
    void nothingLeavesWhereTheAttemptCannotBeAudited() {
        sign("1.2.1");
        SignedSample.failAudit(store);
        assertThatThrownBy(() -> delivery.deliverDue(clock.instant())).isInstanceOf(RuntimeException.class);
        assertThat(pacs.received).isEmpty();
        assertThat(ehr.received).isEmpty();
    }

    @Test
    void aStoredDocumentThatWasTamperedWithDoesNotLeave() {
        sign("1.2.1");
        SignedSample.tamperWithDocuments(store);
        delivery.deliverDue(clock.instant());
        assertThat(pacs.received).isEmpty();
        assertThat(store.outbox().entries()).allSatisfy(entry -> {
            assertThat(entry.state()).isEqualTo(OutboxEntry.State.DEAD_LETTERED);
            assertThat(entry.lastError().orElseThrow()).contains("not the one that was signed");
        });
    }

    @Test
    void anEntryDeliveredMeanwhileIsNotBegunAgain() {
        sign("1.2.1");
        OutboxEntry entry = store.outbox().due(clock.instant()).getFirst();
        store.outbox().record(store.outbox().begin(entry).orElseThrow(), OK, clock.instant());
        assertThat(store.outbox().begin(entry)).isEmpty();
        store.outbox().record(entry, DOWN, clock.instant());
        assertThat(store.outbox().entries().getFirst().state()).isEqualTo(OutboxEntry.State.DELIVERED);
    }

    @Test
    void theLoopDeliversWhatWasLeftAndWhatIsAnnouncedThoughOneDestinationHangs() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        pacs.answer = document -> {
            try {
                release.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return OK;
        };
        sign("1.2.1");
        ReportDelivery real = new ReportDelivery(
                store.outbox(),
                List.of(pacs, ehr),
                new RetrySchedule(Duration.ofMillis(20), Duration.ofMillis(50)),
                Clock.systemUTC());
        List<DeliveryReceipt> receipts = new CopyOnWriteArrayList<>();
        try (DeliveryLoop loop = new DeliveryLoop(store.outbox(), real, Clock.systemUTC())) {
            loop.onReceipt(receipts::add);
            loop.onReceipt(receipt -> {
                if (receipt.entry().id() == 3) {
                    throw new IllegalStateException("a listener at fault");
                }
            });
            loop.start();
            until(() -> receipts.size() == 2);
            int[] failures = {3};
            ehr.answer = document -> failures[0]-- > 0 ? DOWN : OK;
            sign("1.2.2");
            loop.wake();
            until(() -> receipts.stream().filter(r -> r.outcome().equals(OK)).count() == 4);
            assertThat(receipts).extracting(r -> r.entry().destination()).containsOnly("EHR");
            assertThat(receipts).filteredOn(r -> r.outcome().equals(DOWN)).hasSize(3);
            release.countDown();
            until(() ->
                    store.outbox().entries().stream().allMatch(entry -> entry.state() == OutboxEntry.State.DELIVERED));
        }
    }

    @Test
    void theLoopSaysWhatIsWrongWithTheOutboxAndStops() throws Exception {
        sign("1.2.1");
        SignedSample.failAudit(store);
        List<String> troubles = new CopyOnWriteArrayList<>();
        try (DeliveryLoop loop = new DeliveryLoop(store.outbox(), delivery, Clock.systemUTC())) {
            loop.onTrouble(troubles::add);
            loop.start();
            until(() -> troubles.size() == 2);
        }
        assertThat(pacs.received).isEmpty();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }

    /** A receiver that keeps what it was sent and answers as it is told. */
    private static final class Receiver implements ReportTransport {
        private final String name;
        private final List<FrozenDocument> received = new CopyOnWriteArrayList<>();
        private volatile Function<FrozenDocument, DeliveryOutcome> answer = document -> OK;

        Receiver(String name) {
            this.name = name;
        }

        @Override
        public String destination() {
            return name;
        }

        @Override
        public boolean carries(DocumentKind kind) {
            return true;
        }

        @Override
        public DeliveryOutcome send(FrozenDocument document) {
            received.add(document);
            return answer.apply(document);
        }
    }

    private static final class TestClock extends Clock {
        private volatile Instant now = SampleReview.NOW;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
