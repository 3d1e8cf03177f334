package org.overread.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.audit.AuditEvent;
import org.overread.core.audit.AuditHeadFile;
import org.overread.core.audit.AuditKey;
import org.overread.core.audit.AuditRecord;
import org.overread.core.audit.AuditVerdict;
import org.overread.core.audit.AuditVerdict.Fault;
import org.overread.core.review.SampleReview;

/** Every way in which a trail in its database can be tampered with, each done to a real file. */
class AuditTamperingTest {
    private static final String NO_TRIGGERS = "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted;";

    @TempDir
    private static Path untouched;

    @TempDir
    private Path temp;

    private Path folder;

    @BeforeAll
    static void writeATrail() {
        append(untouched.resolve("data"), 1, 40);
    }

    @BeforeEach
    void copyTheTrail() throws IOException {
        folder = Files.createDirectory(temp.resolve("data"));
        try (Stream<Path> files = Files.list(untouched.resolve("data"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private void append(int first, int last) {
        append(folder, first, last);
    }

    private static void append(Path folder, int first, int last) {
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            for (int i = first; i <= last; i++) {
                store.audit()
                        .append(new AuditEvent(
                                SampleReview.NOW,
                                AuditEvent.Type.DECISION,
                                "aweiss",
                                SampleReview.STUDY,
                                "subject-" + i,
                                Map.of("decision", "ACCEPTED")));
            }
        }
    }

    private void inDatabase(String statements) throws SQLException {
        try (Connection connection = new StationDatabase(folder.resolve("station.db")).openForWriting()) {
            new Sql(connection).execute(statements);
        }
    }

    private void broken(long index, Fault fault) {
        assertThat(StationStore.verifyAudit(folder)).isInstanceOfSatisfying(AuditVerdict.Broken.class, broken -> {
            assertThat(broken.index()).as(broken.why()).isEqualTo(index);
            assertThat(broken.fault()).as(broken.why()).isEqualTo(fault);
        });
    }

    private void intact(long records) {
        assertThat(StationStore.verifyAudit(folder)).isInstanceOfSatisfying(AuditVerdict.Intact.class, intact -> {
            assertThat(intact.records()).isEqualTo(records);
            assertThat(intact.alerts()).isEmpty();
        });
    }

    private static int find(byte[] in, String text) {
        byte[] sought = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at <= in.length - sought.length; at++) {
            if (Arrays.equals(in, at, at + sought.length, sought, 0, sought.length)) {
                return at;
            }
        }
        throw new AssertionError(text + " is not in the file");
    }

    @Test
    void aTrailLeftAloneIsIntact() {
        intact(40);
    }

    @Test
    void aFlippedByteInTheFileNamesItsRecord() throws IOException {
        Path database = folder.resolve("station.db");
        // in every copy: SQLite leaves some behind in pages that it has split
        String file = new String(Files.readAllBytes(database), StandardCharsets.ISO_8859_1);
        Files.write(database, file.replace("subject-17\"", "Subject-17\"").getBytes(StandardCharsets.ISO_8859_1));
        broken(17, Fault.RECORD_CHANGED);
    }

    @Test
    void aFlippedByteInAHashNamesItsRecord() throws SQLException {
        inDatabase(NO_TRIGGERS + "UPDATE audit SET hash = 'f' || substr(hash, 2) WHERE record IN"
                + " (SELECT record FROM audit WHERE record > 5 AND substr(hash, 1, 1) <> 'f' LIMIT 1)");
        assertThat(StationStore.verifyAudit(folder)).isInstanceOfSatisfying(AuditVerdict.Broken.class, broken -> {
            assertThat(broken.fault()).isEqualTo(Fault.RECORD_CHANGED);
            assertThat(broken.index()).isBetween(6L, 40L);
        });
    }

    @Test
    void aRecordRemovedInTheMiddleIsMissed() throws SQLException {
        inDatabase(NO_TRIGGERS + "DELETE FROM audit WHERE record = 11");
        broken(11, Fault.RECORD_MISSING);
    }

    @Test
    void aRecordRemovedAndTheOthersMovedUpIsMissed() throws SQLException {
        inDatabase(NO_TRIGGERS + "DELETE FROM audit WHERE record = 11;"
                + "UPDATE audit SET record = -record WHERE record > 11;"
                + "UPDATE audit SET record = -record - 1 WHERE record < 0");
        broken(11, Fault.OUT_OF_ORDER);
    }

    @Test
    void recordsInAnotherOrderAreNoticed() throws SQLException {
        inDatabase(NO_TRIGGERS + "UPDATE audit SET record = -1 WHERE record = 20;"
                + "UPDATE audit SET record = 20 WHERE record = 21;"
                + "UPDATE audit SET record = 21 WHERE record = -1");
        broken(20, Fault.OUT_OF_ORDER);
    }

    @Test
    void aCutTailIsMissed() throws SQLException {
        inDatabase(NO_TRIGGERS + "DELETE FROM audit WHERE record > 35");
        broken(36, Fault.TAIL_CUT);
    }

    @Test
    void aTailAddedWithoutTheKeyIsNoticed() throws SQLException {
        inDatabase(
                "INSERT INTO audit (record, body, hash) SELECT 41, replace(body, '\"index\":40', '\"index\":41'), hash"
                        + " FROM audit WHERE record = 40");
        broken(41, Fault.RECORD_CHANGED);
    }

    @Test
    void aTrailRewrittenWithAllHashesComputedAnewIsNoticed() throws SQLException {
        rewrite("subject-9", "subject-X");
        broken(40, Fault.REWRITTEN);
    }

    @Test
    void aTrailRewrittenAndSignedWithAnotherKeyIsNoticed() throws Exception {
        String last = rewrite("subject-9", "subject-X");
        AuditKey foreign = AuditKey.openOrCreate(Files.createDirectory(temp.resolve("forger")));
        String head = foreign.sign(40, last, SampleReview.NOW).text();
        inDatabase("UPDATE audit_head SET head = '" + head + "'");
        broken(40, Fault.HEAD_NOT_SIGNED);
        new AuditHeadFile(folder).write(foreign.sign(40, last, SampleReview.NOW));
        broken(40, Fault.HEAD_NOT_SIGNED);
    }

    @Test
    void anOlderCopyOfTheDatabasePutBackIsNoticed() throws IOException {
        Path copy = temp.resolve("copy.db");
        Files.copy(folder.resolve("station.db"), copy);
        append(41, 50);
        intact(50);
        Files.copy(copy, folder.resolve("station.db"), StandardCopyOption.REPLACE_EXISTING);
        broken(41, Fault.OLDER_COPY);
    }

    @Test
    void aRestoredCopyStaysNoticedWhenTheStationGoesOnWithIt() throws IOException {
        Path copy = temp.resolve("copy.db");
        Files.copy(folder.resolve("station.db"), copy);
        append(41, 45);
        Files.copy(copy, folder.resolve("station.db"), StandardCopyOption.REPLACE_EXISTING);
        try (StationStore store = StationStore.open(folder)) {
            assertThat(store.alerts()).singleElement().asString().contains("once reached record 45");
        }
        append(42, 60);
        assertThat(StationStore.verifyAudit(folder))
                .isInstanceOfSatisfying(
                        AuditVerdict.Broken.class,
                        broken -> assertThat(broken.fault()).isEqualTo(Fault.REWRITTEN));
        remove("audit-head.conflict-1.json");
        assertThat(StationStore.verifyAudit(folder))
                .isInstanceOfSatisfying(
                        AuditVerdict.Intact.class,
                        intact -> assertThat(intact.alerts())
                                .singleElement()
                                .satisfies(alert -> assertThat(alert.index()).isEqualTo(41)));
    }

    @Test
    void aDatabaseThatIsGoneIsNoticed() throws IOException {
        remove("station.db");
        try (StationStore store = StationStore.open(folder)) {
            assertThat(store.alerts()).singleElement().asString().contains("once reached record 40");
        }
        broken(2, Fault.OLDER_COPY);
    }

    @Test
    void aTailCutBehindTheHeadFileIsKeptInMindWhenTheStationGoesOn() throws Exception {
        inDatabase(NO_TRIGGERS + "DELETE FROM audit WHERE record > 35");
        append(36, 50);
        assertThat(StationStore.verifyAudit(folder)).isInstanceOf(AuditVerdict.Broken.class);
    }

    @Test
    void aMissingHeadFileIsNoticed() throws IOException {
        remove("audit-head.json");
        broken(0, Fault.HEAD_NOT_SIGNED);
        try (StationStore store = StationStore.open(folder)) {
            assertThat(store.alerts()).singleElement().asString().contains("missing");
        }
    }

    @Test
    void aHeadFileThatLagsBehindRaisesNoAlarm() throws IOException {
        byte[] lagging = Files.readAllBytes(folder.resolve("audit-head.json"));
        append(41, 44);
        Files.write(folder.resolve("audit-head.json"), lagging);
        intact(44);
        try (StationStore store = StationStore.open(folder)) {
            assertThat(store.alerts()).isEmpty();
        }
        intact(44);
    }

    @Test
    void aCrashBetweenTheFirstFilesRaisesNoAlarm() throws IOException {
        Path other = temp.resolve("other");
        StationStore.open(other).close();
        Files.delete(other.resolve("station.db"));
        try (StationStore store = StationStore.open(other)) {
            assertThat(store.alerts()).isEmpty();
        }
    }

    @Test
    void aDamagedDatabaseIsUnreadableFromSomeRecordOn() throws IOException {
        Path database = folder.resolve("station.db");
        byte[] bytes = Files.readAllBytes(database);
        int at = find(bytes, "subject-40\"") / 4096 * 4096;
        Arrays.fill(bytes, at, at + 100, (byte) 0xEE);
        Files.write(database, bytes);
        assertThat(StationStore.verifyAudit(folder))
                .isInstanceOfSatisfying(
                        AuditVerdict.Broken.class,
                        broken -> assertThat(broken.fault()).isEqualTo(Fault.UNREADABLE));
    }

    @Test
    void theDatabaseItselfRefusesToChangeWhatIsRecorded() {
        for (String change : List.of("UPDATE audit SET hash = ''", "DELETE FROM audit")) {
            assertThatThrownBy(() -> inDatabase(change)).hasMessageContaining("append only");
        }
    }

    private void remove(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(name))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    /** Changes a record and computes every hash after it anew, as someone with the code and without the key could. */
    private String rewrite(String was, String is) throws SQLException {
        inDatabase(NO_TRIGGERS + "UPDATE audit SET body = replace(body, '" + was + "\"', '" + is + "\"')");
        try (Connection connection = new StationDatabase(folder.resolve("station.db")).openForWriting()) {
            Sql sql = new Sql(connection);
            String previous = AuditRecord.GENESIS;
            for (String body : sql.list("SELECT body FROM audit ORDER BY record", row -> row.getString(1))) {
                previous = AuditRecord.hash(previous, body);
                sql.update("UPDATE audit SET hash = ? WHERE body = ?", previous, body);
            }
            return previous;
        }
    }
}
