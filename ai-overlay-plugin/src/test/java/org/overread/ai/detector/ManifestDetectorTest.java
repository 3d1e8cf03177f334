package org.overread.ai.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.reference.HeadReference;
import org.overread.ai.reference.RadiographReference;
import org.overread.ai.reference.ReferencePackage;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.ReadingMode;
import org.overread.core.inference.SiteOperatingPoints;

/** What every processing takes from the manifest, and from the site. */
class ManifestDetectorTest {
    @TempDir
    Path folder;

    private final OnnxDetectorProvider engine = new OnnxDetectorProvider();

    @ParameterizedTest
    @CsvSource({
        "lung-nodule-reference, 27925004, 0.45",
        "head-hyperdensity-reference, 1386000, 0.6",
        "chest-radiograph-reference, 95436008, 0.3"
    })
    void readingModeAndTheSitesOperatingPointReachEveryProcessing(String id, String label, double score)
            throws Exception {
        write(id);
        String concurrent;
        try (FindingDetector detector = engine.open(folder)) {
            assertThat(detector.readingMode()).isEqualTo(ReadingMode.CONCURRENT);
            assertThat(detector.operatingPoint().orElseThrow().value()).isNotEqualTo(score);
            concurrent = detector.parameters();
        }
        try (FindingDetector detector = engine.open(folder, site(id, label, score))) {
            assertThat(detector.operatingPoint().orElseThrow().value()).isEqualTo(score);
            assertThat(detector.parameters())
                    .as("a result at another operating point is another result")
                    .isNotEqualTo(concurrent);
        }
        try (FindingDetector detector = engine.open(folder, site("other-model", label, score))) {
            assertThat(detector.parameters()).isEqualTo(concurrent);
        }
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"concurrent\"", "\"second-read\""));
        try (FindingDetector detector = engine.open(folder)) {
            assertThat(detector.readingMode()).isEqualTo(ReadingMode.SECOND_READ);
        }
    }

    @Test
    void operatingPointThatTheMakerDoesNotAllowIsRefusedByNameAndNotBentToFit() throws Exception {
        write(ReferencePackage.ID);
        for (double score : new double[] {0.39, 0.61, 5}) {
            assertRefused(site(ReferencePackage.ID, "27925004", score), "for Nodule (27925004) it is " + score);
        }
        assertRefused(site(ReferencePackage.ID, "39607008", 0.5), "no label of code 39607008");
        for (double score : new double[] {0.4, 0.6}) {
            engine.open(folder, site(ReferencePackage.ID, "27925004", score)).close();
        }
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"allowed\" : \\[[^]]*],", ""));
        assertRefused(site(ReferencePackage.ID, "27925004", 0.5), "allows no other for Nodule");
    }

    private void assertRefused(SiteOperatingPoints site, String named) {
        assertThatThrownBy(() -> engine.open(folder, site))
                .isInstanceOfSatisfying(InferenceException.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(InferenceException.Kind.PACKAGE_REFUSED);
                    assertThat(refusal.getMessage()).contains(named);
                });
    }

    private void write(String id) throws Exception {
        switch (id) {
            case ReferencePackage.ID -> ReferencePackage.write(folder);
            case HeadReference.ID -> HeadReference.write(folder);
            default -> RadiographReference.write(folder);
        }
    }

    private static SiteOperatingPoints site(String model, String label, double score) {
        return new SiteOperatingPoints(Map.of(model, Map.of(label, score)));
    }
}
