package org.overread.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.audit.AuditEvent;
import org.overread.core.audit.AuditHeadFile;
import org.overread.core.audit.AuditVerdict;
import org.overread.core.review.SampleReview;

class StationStoreTest {
    @TempDir
    private Path temp;

    private static AuditEvent event(String subject) {
        return new AuditEvent(SampleReview.NOW, AuditEvent.Type.STUDY_OPENED, "aweiss", "1.2", subject, Map.of());
    }

    private static void refused(StoreException.Kind kind, String words, ThrowingCallable open) {
        assertThatThrownBy(open)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }

    @Test
    void aFolderHeldByAnotherStationIsRefusedByName() {
        Path folder = temp.resolve("data");
        try (StationStore first = StationStore.open(folder)) {
            refused(StoreException.Kind.IN_USE, folder.toString(), () -> StationStore.open(folder));
            assertThat(first.alerts()).isEmpty();
        }
        StationStore.open(folder).close();
    }

    @Test
    void aFolderWithBlanksAndAccentsIsOne() {
        Path folder = temp.resolve("Données de lecture #1 & co");
        StationStore.open(folder).close();
        assertThat(folder.resolve("station.db")).isRegularFile();
    }

    @Test
    void placesSharedWithOthersAreRefused() {
        refused(
                StoreException.Kind.FOLDER_REFUSED,
                "alone",
                () -> StationStore.open(Path.of(System.getProperty("user.home"))));
        refused(StoreException.Kind.FOLDER_REFUSED, "alone", () -> StationStore.open(Path.of("/")));
        refused(StoreException.Kind.FOLDER_REFUSED, "question mark", () -> StationStore.open(temp.resolve("a?b")));
    }

    @Test
    void onlyTheOwnerCanReadAnything() throws IOException {
        Assumptions.assumeTrue(
                temp.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path folder = Files.createDirectory(temp.resolve("data"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (StationStore store = StationStore.open(folder)) {
            store.audit().append(event("1")).join();
            // the head file is written after what was appended is acknowledged, and before this
            store.writer().submit(tx -> null).join();
            assertThat(permissions(folder)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files)
                        .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"))
                        .extracting(file -> file.getFileName().toString())
                        .contains("station.db", "station.db-wal", "audit-key.p12", "audit-key.password");
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedAndLeftAlone() throws Exception {
        StationStore.open(temp).close();
        try (Connection connection = new StationDatabase(temp.resolve("station.db")).openForWriting()) {
            new Sql(connection).execute("PRAGMA user_version = 99");
        }
        byte[] before = Files.readAllBytes(temp.resolve("station.db"));
        refused(StoreException.Kind.NEWER_SCHEMA, "schema 99", () -> StationStore.open(temp));
        assertThat(Files.readAllBytes(temp.resolve("station.db"))).isEqualTo(before);
    }

    @Test
    void aFileThatIsNoDatabaseIsNamedDamaged() throws IOException {
        Files.writeString(temp.resolve("station.db"), "not a database ".repeat(500));
        refused(StoreException.Kind.CORRUPT, "damaged", () -> StationStore.open(temp));
    }

    @Test
    void closingWritesWhatWaits() {
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        try (StationStore store = StationStore.open(temp)) {
            for (int i = 0; i < 700; i++) {
                waiting.add(store.audit().append(event(Integer.toString(i))));
            }
        }
        CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).join();
        assertThat(StationStore.verifyAudit(temp))
                .isInstanceOfSatisfying(
                        AuditVerdict.Intact.class,
                        intact -> assertThat(intact.records()).isEqualTo(700));
    }

    @Test
    void aClosedStoreSaysSo() {
        StationStore store = StationStore.open(temp);
        store.close();
        assertThatThrownBy(() -> store.audit().append(event("1")).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
        store.close();
    }

    @Test
    void oneFailedPieceLeavesTheOthersOfItsTransactionUntouched() {
        try (StationStore store = StationStore.open(temp)) {
            CompletableFuture<Void> slow = store.writer().submit(tx -> {
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return null;
            });
            CompletableFuture<Void> before = store.audit().append(event("before"));
            CompletableFuture<Object> failing = store.writer().submit(tx -> {
                tx.audit(event("failing"));
                throw new IllegalStateException("planted");
            });
            CompletableFuture<Void> after = store.audit().append(event("after"));
            CompletableFuture.allOf(slow, before, after).join();
            assertThat(failing).isCompletedExceptionally();
            assertThat(store.verifyAudit())
                    .isInstanceOfSatisfying(
                            AuditVerdict.Intact.class,
                            intact -> assertThat(intact.records()).isEqualTo(2));
        }
    }

    @Test
    void aCommitThatFailsFailsItsOwnPieceAloneAndLeavesNoHeadOfIt() throws IOException {
        try (StationStore store = StationStore.open(temp)) {
            store.audit().append(event("1")).join();
            CompletableFuture<Void> before = store.audit().append(event("2"));
            CompletableFuture<Object> failing = store.writer().submit(tx -> {
                tx.update("PRAGMA defer_foreign_keys = ON");
                tx.update("INSERT INTO run_finding (run_uid, tracking_uid, place) VALUES ('1', '2', 3)");
                tx.audit(event("failing at the commit"));
                return null;
            });
            CompletableFuture<Void> after = store.audit().append(event("3"));
            assertThatThrownBy(failing::join).hasMessageContaining("contradicts");
            CompletableFuture.allOf(before, after).join();
            store.writer().submit(tx -> null).join();
            assertThat(new AuditHeadFile(temp).read().orElseThrow().index()).isEqualTo(3);
            assertThat(store.verifyAudit())
                    .isInstanceOfSatisfying(
                            AuditVerdict.Intact.class,
                            intact -> assertThat(intact.records()).isEqualTo(3));
        }
    }

    @Test
    void theHeadOutsideIsNeverAheadOfWhatIsCommitted() throws IOException {
        try (StationStore store = StationStore.open(temp)) {
            store.audit().append(event("1")).join();
            CompletableFuture<Object> failing = store.writer().submit(tx -> {
                tx.update("PRAGMA defer_foreign_keys = ON");
                tx.update("INSERT INTO run_finding (run_uid, tracking_uid, place) VALUES ('1', '2', 3)");
                tx.audit(event("failing at the commit"));
                return null;
            });
            assertThatThrownBy(failing::join).hasMessageContaining("contradicts");
            assertThat(new AuditHeadFile(temp).read().orElseThrow().index()).isEqualTo(1);
            // nor after later commits that record nothing
            store.writer().submit(tx -> null).join();
            store.writer().submit(tx -> null).join();
            assertThat(new AuditHeadFile(temp).read().orElseThrow().index()).isEqualTo(1);
        }
    }

    @Test
    void evenAnErrorInAPieceOfWorkIsAnsweredAndTheWriterGoesOn() {
        try (StationStore store = StationStore.open(temp)) {
            CompletableFuture<Object> failing = store.writer().submit(tx -> {
                tx.audit(event("failing"));
                throw new AssertionError("planted");
            });
            assertThatThrownBy(failing::join).hasMessageContaining("AssertionError");
            store.audit().append(event("after")).join();
            assertThat(store.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
        }
    }

    @Test
    void whoeverWaitsForTheStoreCanUseTheStore() {
        try (StationStore store = StationStore.open(temp)) {
            CompletableFuture<Void> nested = store.audit()
                    .append(event("1"))
                    .thenRun(() -> store.audit().append(event("2")).join());
            assertThat(nested).succeedsWithin(Duration.ofSeconds(10));
        }
    }
}
