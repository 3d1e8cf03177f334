package org.overread.ai.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.reference.ReferencePackage;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.Laterality;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceQueue;
import org.overread.core.inference.InferenceRequest;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunSurroundings;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.FrameReader;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.core.study.VolumeAssembly;

/** The real chest CT, from folder to findings, against its landmarks. */
class ChestCtTest {
    private static final PatientPoint TUMOUR = new PatientPoint(-82, -194, -194);
    private static final PatientPoint SMALL_NODULE = new PatientPoint(107, -131, -195);

    @TempDir
    static Path packages;

    private static List<Finding> findings;
    private static List<Finding> again;

    @BeforeAll
    static void run() throws Exception {
        Path ct = Path.of(System.getProperty("overread.testdata", ""), "ct-chest");
        assumeTrue(Files.isDirectory(ct), "the chest CT is not at hand");
        ReferencePackage.write(packages);
        Study study = new StudyIngest()
                .ingest(List.of(ct), (read, of) -> {})
                .studies()
                .get(0);
        try (FindingDetector detector = new OnnxDetectorProvider().open(packages);
                InferenceQueue queue = new InferenceQueue(Clock.systemUTC(), RunSurroundings.plain())) {
            findings = run(study, detector, queue);
            again = run(study, detector, queue);
        }
    }

    private static List<Finding> run(Study study, FindingDetector detector, InferenceQueue queue) throws Exception {
        Series series = study.series().get(0);
        InferenceStatus status = queue.start(
                        new InferenceRequest(
                                detector,
                                study.studyInstanceUid(),
                                series,
                                given -> new VolumeAssembly(new FrameReader()).assemble(given),
                                Instant.now(),
                                Duration.ofMinutes(4),
                                1),
                        changed -> {})
                .ended()
                .get(4, TimeUnit.MINUTES);
        assertThat(status.reason()).isEmpty();
        return status.findings();
    }

    @Test
    void tumourRanksFirstOnTheRightWithItsSize() {
        Finding first = findings.get(0);

        assertThat(first.claim().centre().orElseThrow().distanceTo(TUMOUR)).isLessThan(6);
        assertThat(first.claim().laterality()).contains(Laterality.RIGHT);
        assertThat(first.claim().measurement(Codes.DIAMETER).orElseThrow().value())
                .isBetween(15.0, 24.0);
        assertThat(first.claim().box().column0()).isLessThan(109);
        assertThat(first.claim().box().column1()).isGreaterThan(109);
        assertThat(first.claim().box().row0()).isLessThan(166);
        assertThat(first.claim().box().row1()).isGreaterThan(166);
    }

    @Test
    void sixMillimetreNoduleIsAmongTheFirstTenOnTheLeft() {
        Finding nodule = findings.stream()
                .limit(10)
                .filter(finding -> finding.claim().centre().orElseThrow().distanceTo(SMALL_NODULE) < 4)
                .findFirst()
                .orElseThrow();

        assertThat(nodule.claim().laterality()).contains(Laterality.LEFT);
        assertThat(nodule.claim().measurement(Codes.DIAMETER).orElseThrow().value())
                .isCloseTo(6, within(1.5));
        assertThat(nodule.claim().mask()).isPresent();
    }

    @Test
    void repeatedRunGivesEqualFindings() {
        assertThat(again)
                .extracting(Finding::claim)
                .isEqualTo(findings.stream().map(Finding::claim).toList());
        assertThat(again)
                .extracting(Finding::trackingUid)
                .isEqualTo(findings.stream().map(Finding::trackingUid).toList());
    }
}
