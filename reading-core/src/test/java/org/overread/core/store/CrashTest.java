package org.overread.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.audit.AuditEvent;
import org.overread.core.audit.AuditVerdict;
import org.overread.core.finding.TrackingUid;
import org.overread.core.measurement.SampleShapes;
import org.overread.core.measurement.StudyAnnotations;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.OutboxEntry;
import org.overread.core.review.FindingReview;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.review.SampleReview;
import org.overread.core.review.StoredReview;

/**
 * A reading process killed (kill -9) in the midst of its work, several times on the same data folder; what it had
 * acknowledged before is all there. The moments differ by how much it got done, not by chance.
 */
class CrashTest {
    @TempDir
    private Path temp;

    @Test
    @Timeout(120)
    void whatWasAcknowledgedSurvivesAKillAtAnyMoment() throws Exception {
        Path folder = temp.resolve("data");
        Path acknowledged = Files.createFile(temp.resolve("acknowledged"));
        for (int lines : new int[] {1, 9, 40, 120}) {
            kill(folder, acknowledged, Files.readAllLines(acknowledged).size() + lines);
            check(folder, whole(acknowledged));
        }
    }

    /** Starts a reading process on the folder and kills it when it has acknowledged as many lines in all. */
    private static void kill(Path folder, Path acknowledged, int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledReading.class.getName(),
                        folder.toString(),
                        acknowledged.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("output").toFile())
                .start();
        try {
            while (Files.readAllLines(acknowledged).size() < lines) {
                assertThat(process.isAlive())
                        .as(() -> "the process ended by itself: " + output(folder))
                        .isTrue();
                Thread.sleep(3);
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static String output(Path folder) {
        try {
            return Files.readString(folder.resolveSibling("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The lines that were written to their end. */
    private static List<String> whole(Path acknowledged) throws IOException {
        return Files.readAllLines(acknowledged).stream()
                .filter(line -> line.endsWith(";"))
                .map(line -> line.substring(0, line.length() - 1))
                .toList();
    }

    private static void check(Path folder, List<String> acknowledged) throws IOException {
        assertThat(StationStore.verifyAudit(folder)).isInstanceOf(AuditVerdict.Intact.class);
        try (StationStore store = StationStore.open(folder)) {
            assertThat(store.alerts()).isEmpty();
            List<AuditEvent> trail = TrailReading.events(store.audit());
            checkDecisions(store, acknowledged, trail);
            checkMeasurements(store, acknowledged);
            checkOutbox(store, acknowledged, trail);
        }
        assertThat(StationStore.verifyAudit(folder)).isInstanceOf(AuditVerdict.Intact.class);
    }

    private static void checkDecisions(StationStore store, List<String> acknowledged, List<AuditEvent> trail) {
        StoredReview stored = store.findings().review(KilledReading.STUDY);
        long decisions = acknowledged.stream()
                .filter(line -> line.startsWith("decided "))
                .count();
        // one more at most: on disk, and killed before it could be acknowledged
        assertThat(stored.entries().size()).isGreaterThanOrEqualTo((int) decisions);
        assertThat(trail)
                .filteredOn(event -> event.type() == AuditEvent.Type.DECISION)
                .hasSameSizeAs(stored.entries());
        Map<String, String> last = new HashMap<>();
        stored.entries()
                .forEach(entry -> last.put(
                        entry.trackingUid().value(),
                        entry.assessment().orElseThrow().at().toString()));
        for (String line : acknowledged) {
            if (line.startsWith("decided ")) {
                String[] words = line.split(" ");
                assertThat(Instant.parse(last.get(words[1]))).isAfterOrEqualTo(Instant.parse(words[2]));
            }
        }
        FindingReview review =
                new FindingReview(KilledReading.STUDY, SampleReview.READER, store.reviewJournal(), SampleReview.CLOCK);
        review.restore(stored.findings(), stored.entries(), stored.signed());
        Set<TrackingUid> stated = review.state().stated().stream()
                .map(ReviewedFinding::trackingUid)
                .collect(Collectors.toSet());
        assertThat(stated)
                .isSubsetOf(stored.entries().stream()
                        .map(entry -> entry.trackingUid())
                        .collect(Collectors.toSet()));
    }

    private static void checkMeasurements(StationStore store, List<String> acknowledged) {
        StudyAnnotations drawn =
                new StudyAnnotations(KilledReading.STUDY, SampleReview.READER, store.annotations(), SampleReview.CLOCK);
        drawn.restore(store.annotations().entries(KilledReading.STUDY), Optional.empty());
        for (String line : acknowledged) {
            if (line.startsWith("measured ")) {
                String[] words = line.split(" ");
                assertThat(drawn.find(new TrackingUid(words[1])).orElseThrow().shape())
                        .isEqualTo(SampleShapes.length(Integer.parseInt(words[2])));
            }
        }
    }

    private static void checkOutbox(StationStore store, List<String> acknowledged, List<AuditEvent> trail) {
        List<OutboxEntry> entries = store.outbox().entries();
        Map<String, List<OutboxEntry>> byReport =
                entries.stream().collect(Collectors.groupingBy(OutboxEntry::reportUid));
        List<String> signed = new ArrayList<>();
        for (AuditEvent event : trail) {
            if (event.type() == AuditEvent.Type.SIGNATURE) {
                signed.add(event.subject());
            }
        }
        // a report is there with all of its ways out, or not at all
        assertThat(byReport.keySet()).containsExactlyInAnyOrderElementsOf(signed);
        assertThat(byReport.values()).allMatch(ways -> ways.size() == 4);
        assertThat(entries).allMatch(entry -> store.outbox().document(entry).intact());
        for (String line : acknowledged) {
            String[] words = line.split(" ");
            if (words[0].equals("signed")) {
                List<FrozenDocument> documents = store.reports().documents(words[1]);
                assertThat(documents.getFirst().sha256()).isEqualTo(words[2]);
            } else if (words[0].equals("delivered")) {
                assertThat(entries)
                        .filteredOn(entry -> entry.id() == Long.parseLong(words[1]))
                        .singleElement()
                        .satisfies(entry -> assertThat(entry.state()).isEqualTo(OutboxEntry.State.DELIVERED));
            }
        }
    }
}
