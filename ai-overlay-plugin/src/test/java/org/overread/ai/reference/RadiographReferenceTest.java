package org.overread.ai.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.detector.OnnxDetectorProvider;
import org.overread.ai.phantom.RadiographPhantom;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.Laterality;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.ClassScore;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.ResultMap;
import org.overread.core.inference.RunInput;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.Series;

/** The reference model of radiographs on phantoms, through files as a station reads them. */
class RadiographReferenceTest {

    @Test
    void theHeatmapIsHottestWhereTheOpacityLiesAndTheScoreSaysSo(@TempDir Path folder) throws Exception {
        RadiographReference.write(folder.resolve("package"));
        try (FindingDetector detector = new OnnxDetectorProvider().open(folder.resolve("package"))) {
            for (long seed : new long[] {1, 3, 5}) {
                RadiographPhantom phantom = RadiographPhantom.of(seed);
                RadiographPhantom.Opacity opacity = phantom.opacity().orElseThrow();
                Series series = series(phantom, folder.resolve("p" + seed));
                assertThat(detector.notEligible(series)).isEmpty();

                Detection detection = detect(detector, series);

                ClassScore score = detection.whole().scores().getFirst();
                assertThat(score.positive()).as("seed " + seed).contains(true);
                ResultMap.ScoreMap map =
                        (ResultMap.ScoreMap) detection.whole().maps().getFirst();
                ImagePoint hottest = hottest(map);
                assertThat(hottest.column() < RadiographPhantom.SIZE / 2.0)
                        .as("the patient's right is on the image's left")
                        .isEqualTo(opacity.laterality() == Laterality.RIGHT);
                assertThat(Math.hypot(hottest.column() - opacity.column(), hottest.row() - opacity.row()))
                        .isLessThan(90);
            }
        }
    }

    @Test
    void withoutAnOpacityTheScoreIsBelowTheOperatingPoint(@TempDir Path folder) throws Exception {
        RadiographReference.write(folder.resolve("package"));
        try (FindingDetector detector = new OnnxDetectorProvider().open(folder.resolve("package"))) {
            for (long seed : new long[] {2, 4, 6}) {
                Series series = series(RadiographPhantom.of(seed), folder.resolve("p" + seed));
                ClassScore score = detect(detector, series).whole().scores().getFirst();
                assertThat(score.positive())
                        .as("seed " + seed + " " + score.score())
                        .contains(false);
            }
        }
    }

    /** A series often holds the lateral view, too. */
    @Test
    void anImageOfAnotherViewInTheSeriesIsNotGivenToTheModel(@TempDir Path folder) throws Exception {
        RadiographReference.write(folder.resolve("package"));
        try (FindingDetector detector = new OnnxDetectorProvider().open(folder.resolve("package"))) {
            Series frontal = series(RadiographPhantom.of(1), folder.resolve("a"));
            Series lateral = series(RadiographPhantom.of(3), folder.resolve("b"));
            lateral.instances().getFirst().header().putString(Tag.ViewPosition, Vr.CS, "LL");
            Series both = new Series(
                    frontal.seriesInstanceUid(),
                    frontal.modality(),
                    frontal.number(),
                    frontal.description(),
                    frontal.bodyPart(),
                    List.of(lateral.instances().getFirst(), frontal.instances().getFirst()),
                    List.of(),
                    false,
                    List.of());

            assertThat(detector.notEligible(both)).isEmpty();
            assertThat(detect(detector, both).whole().maps())
                    .singleElement()
                    .satisfies(map -> assertThat(
                                    ((MapGrid.OnFrame) map.grid()).frame().sopInstanceUid())
                            .isEqualTo(frontal.instances().getFirst().sopInstanceUid()));
            assertThat(detector.notEligible(lateral))
                    .hasValueSatisfying(
                            why -> assertThat(why.english()).contains("the view is LL, this model is for PA, AP"));
            assertThatThrownBy(() -> detect(detector, lateral))
                    .isInstanceOfSatisfying(
                            InferenceException.class,
                            refusal -> assertThat(refusal.kind()).isEqualTo(InferenceException.Kind.NOT_ELIGIBLE));
        }
    }

    private static Series series(RadiographPhantom phantom, Path folder) throws Exception {
        phantom.writeTo(folder);
        return new StudyIngest()
                .ingest(List.of(folder), (done, total) -> {})
                .studies()
                .getFirst()
                .series()
                .getFirst();
    }

    private static Detection detect(FindingDetector detector, Series series) throws Exception {
        return detector.detect(
                RunInput.of(series),
                given -> {
                    throw new AssertionError("a radiograph is no volume");
                },
                DetectionMonitor.unwatched());
    }

    private static ImagePoint hottest(ResultMap.ScoreMap map) {
        int best = 0;
        for (int i = 0; i < map.values().length; i++) {
            best = map.values()[i] > map.values()[best] ? i : best;
        }
        MapGrid.OnFrame grid = (MapGrid.OnFrame) map.grid();
        return grid.toImage(best % grid.columns(), best / grid.columns());
    }
}
