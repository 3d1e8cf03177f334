package org.overread.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.audit.AuditEvent;
import org.overread.core.audit.AuditExport;
import org.overread.core.audit.AuditKey;
import org.overread.core.audit.AuditRecord;
import org.overread.core.audit.AuditVerdict;
import org.overread.core.audit.AuditVerdict.Fault;
import org.overread.core.audit.AuditVerification;
import org.overread.core.audit.ExportClosing;
import org.overread.core.review.SampleReview;

class AuditExportTest {
    @TempDir
    private Path temp;

    private Path export;
    private PublicKey key;
    private List<String> lines;

    @BeforeEach
    void exportATrail() throws IOException {
        export = temp.resolve("audit.jsonl");
        try (StationStore store = StationStore.open(temp.resolve("data"), SampleReview.CLOCK)) {
            for (int i = 1; i <= 20; i++) {
                store.audit()
                        .append(new AuditEvent(
                                SampleReview.NOW,
                                AuditEvent.Type.DECISION,
                                "ä \"weiss\" \\ \u0001 \uD83D\uDE00",
                                SampleReview.STUDY,
                                "subject-" + i,
                                Map.of("b", "2", "a", "1")));
            }
            new AuditExport(store.audit(), store.audit(), store.auditKey(), SampleReview.CLOCK)
                    .write(export, "it-department");
            key = store.auditKey();
        }
        lines = new ArrayList<>(Files.readAllLines(export));
    }

    private AuditVerdict verdict(List<String> changed) throws IOException {
        Files.write(export, changed);
        return new AuditVerification(key).verifyExport(export);
    }

    private void broken(long index, Fault fault) throws IOException {
        assertThat(verdict(lines)).isInstanceOfSatisfying(AuditVerdict.Broken.class, broken -> {
            assertThat(broken.index()).as(broken.why()).isEqualTo(index);
            assertThat(broken.fault()).as(broken.why()).isEqualTo(fault);
        });
    }

    @Test
    void anExportVerifiesWithoutADatabaseAndHoldsItsOwnReading() throws IOException {
        assertThat(verdict(lines)).isEqualTo(new AuditVerdict.Intact(21, AuditKey.fingerprint(key), List.of()));
        assertThat(lines).hasSize(22);
        assertThat(lines.get(20)).contains("\"type\":\"AUDIT_READ\"").contains("it-department");
        assertThat(ExportClosing.keyIn(export)).contains(key);
    }

    @Test
    void everyFlippedByteOfARecordNamesIt() throws IOException {
        String line = lines.get(6);
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            byte[] before = (String.join("\n", lines.subList(0, 6)) + "\n").getBytes(StandardCharsets.UTF_8);
            byte[] after = ("\n" + String.join("\n", lines.subList(7, 22)) + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(export, before);
            Files.write(export, flipped, StandardOpenOption.APPEND);
            Files.write(export, after, StandardOpenOption.APPEND);
            assertThat(new AuditVerification(key).verifyExport(export))
                    .as("byte " + at)
                    .isInstanceOfSatisfying(
                            AuditVerdict.Broken.class,
                            broken -> assertThat(broken.index()).isEqualTo(7));
        }
    }

    @Test
    void aRemovedLineIsMissed() throws IOException {
        lines.remove(9);
        broken(10, Fault.OUT_OF_ORDER);
    }

    @Test
    void swappedLinesAreNoticed() throws IOException {
        Collections.swap(lines, 9, 10);
        broken(10, Fault.OUT_OF_ORDER);
    }

    @Test
    void aLineTwiceIsNoticed() throws IOException {
        lines.add(9, lines.get(9));
        broken(11, Fault.OUT_OF_ORDER);
    }

    @Test
    void aCutTailIsMissed() throws IOException {
        lines.subList(15, 21).clear();
        broken(16, Fault.TAIL_CUT);
    }

    @Test
    void aMissingHeadIsMissed() throws IOException {
        lines.removeLast();
        broken(21, Fault.HEAD_NOT_SIGNED);
    }

    @Test
    void linesAfterTheHeadAreRefused() throws IOException {
        lines.add(lines.get(20));
        broken(22, Fault.UNREADABLE);
    }

    @Test
    void anExportRewrittenAndSignedByAnotherKeyIsNoticed() throws IOException {
        AuditKey foreign = AuditKey.openOrCreate(Files.createDirectory(temp.resolve("forger")));
        List<String> forged = new ArrayList<>();
        String previous = AuditRecord.GENESIS;
        for (String line : lines.subList(0, 21)) {
            String body = line.substring(0, line.lastIndexOf(",\"hash\"")).replace("subject-5\"", "subject-X\"") + "}";
            previous = AuditRecord.hash(previous, body);
            forged.add(body.substring(0, body.length() - 1) + ",\"hash\":\"" + previous + "\"}");
        }
        String head = foreign.sign(21, previous, SampleReview.NOW).text();
        String encoded = Base64.getEncoder().encodeToString(foreign.publicKey().getEncoded());
        forged.add(head.substring(0, head.length() - 1) + ",\"publicKey\":\"" + encoded + "\"}");
        lines = forged;
        broken(21, Fault.HEAD_NOT_SIGNED);
        assertThat(new AuditVerification(foreign.publicKey()).verifyExport(export))
                .isInstanceOf(AuditVerdict.Intact.class);
    }

    @Test
    void aLineWithoutEndIsRefusedInLittleMemory() throws IOException {
        Files.writeString(export, "x".repeat(5_000_000));
        assertThat(new AuditVerification(key).verifyExport(export))
                .isInstanceOfSatisfying(
                        AuditVerdict.Broken.class,
                        broken -> assertThat(broken.fault()).isEqualTo(Fault.UNREADABLE));
    }

    @Test
    void aTrailThatCannotRecordItsReadingIsNotExported() {
        StationStore store = StationStore.open(temp.resolve("closed"));
        store.close();
        Path file = temp.resolve("closed.jsonl");
        assertThatThrownBy(() -> new AuditExport(store.audit(), store.audit(), store.auditKey(), SampleReview.CLOCK)
                        .write(file, "it-department"))
                .isInstanceOf(IOException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void recordsComeBackFromTheirText() {
        AuditEvent event = new AuditEvent(
                SampleReview.NOW, AuditEvent.Type.EXPOSURE, "half \uD83D", "", "\"\\\n\u007f", Map.of("k", "\uDE00 v"));
        AuditRecord record = new AuditRecord(7, event);
        assertThat(AuditRecord.parse(record.text())).contains(record);
        byte[] stored = record.text().getBytes(StandardCharsets.UTF_8);
        assertThat(AuditRecord.parse(new String(stored, StandardCharsets.UTF_8)))
                .contains(record);
        assertThat(AuditRecord.parse(record.text().replace(":7,", ": 7,"))).isEmpty();
    }
}
