package org.overread.ai.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.detector.OnnxDetectorProvider;
import org.overread.ai.model.ModelChannel;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.ChannelSeries;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.Detection;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.MemoryNeed;
import org.overread.core.inference.ResultMap;
import org.overread.core.inference.RunInput;
import org.overread.core.inference.RunReason;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.FrameReader;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.core.study.VolumeAssembly;

/** A model whose channels are series of their own: which it is given, what it sees of them, and where its results lie. */
class SeveralSeriesTest {
    private static final String HERE = MrSeries.FRAME_OF_REFERENCE;
    private static final VolumeGeometry AXIAL = MrSeries.axial(HERE, 10);

    /** What rounding of positions in the files makes at most, of values up to 0.5. */
    private static final double ROUNDING = 1e-4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"coronal", "oblique", "axial", "shifted"})
    void eachVoxelOfTheSecondChannelHasTheValueOfItsPlaceInTheSecondSeries(String lies) throws Exception {
        MrSeries t1 = new MrSeries(1, "T1 AX", AXIAL, SeveralSeriesTest::uneven);
        MrSeries t2 = new MrSeries(2, "T2", grid(lies), SeveralSeriesTest::uneven);
        Detection detection = detected(TwoSeriesPackage.write(folder.resolve("model")), t1, t2);

        ResultMap.ScoreMap seen = (ResultMap.ScoreMap) detection.whole().maps().get(1);
        int beyond = 0;
        for (int n = 0; n < AXIAL.voxels(); n++) {
            int i = n % AXIAL.columns();
            int j = n / AXIAL.columns() % AXIAL.rows();
            int k = n / (AXIAL.columns() * AXIAL.rows());
            double due = plainly(t2, AXIAL.toPatient(i, j, k));
            beyond += due == least(t2) ? 1 : 0;
            assertThat(seen.values()[n]).isCloseTo((float) (due * 0.0005), within((float) ROUNDING));
        }
        assertThat(beyond).isLessThan((int) AXIAL.voxels() / 2);
        assertThat(beyond >= 2 * AXIAL.columns() * AXIAL.rows()).isEqualTo(lies.equals("shifted"));
    }

    @ParameterizedTest
    @CsvSource({"coronal", "oblique"})
    void whatIsBrightInBothIsAFindingOnTheFirstSeries(String lies) throws Exception {
        MrSeries t1 = new MrSeries(1, "T1", AXIAL, at -> block(at) ? 1000 : 300);
        // bright in the second series alone: the left half of the block, and what lies outside of it
        MrSeries t2 = new MrSeries(2, "T2", grid(lies), at -> at.x() < 2 ? 2000 : 200);
        Detection detection = detected(TwoSeriesPackage.write(folder.resolve("model")), t1, t2);

        assertThat(detection.frameOfReferenceUid()).contains(HERE);
        DetectedRegion region = detection.regions().getFirst();
        assertThat(detection.regions()).hasSize(1);
        for (MaskFrame frame : region.mask().orElseThrow().frames()) {
            assertThat(frame.frame().sopInstanceUid()).startsWith(t1.seriesInstanceUid() + ".");
        }
        PatientPoint centre = region.centre().orElseThrow();
        assertThat(centre.x()).isBetween(-4.0, 2.0);
        assertThat(centre.y()).isCloseTo(-1, within(1.5));
    }

    @Test
    void theSeriesOfAChannelIsTheOneOfMostImagesAndThenOfTheLowestNumberAndThatIsStated() throws Exception {
        Path model = TwoSeriesPackage.write(folder.resolve("model"));
        Study study = study(
                t1(),
                new MrSeries(5, "T2 a", AXIAL, at -> 1),
                new MrSeries(3, "T2 b", AXIAL, at -> 1),
                new MrSeries(2, "T2 few", MrSeries.axial(HERE, 5), at -> 1),
                new MrSeries(4, "T2 post", AXIAL, at -> 1));
        try (FindingDetector detector = new OnnxDetectorProvider().open(model)) {
            RunInput input = detector.input(first(study), study);
            assertThat(input.obstacle()).isEmpty();
            assertThat(input.places()).containsExactly(new ChannelSeries("T2", MrSeries.STUDY + ".3", "MR 3", 3));
        }
    }

    @Test
    void aChannelWithoutItsSeriesIsToldByItsNameAndWithTheReason() throws Exception {
        Path model = TwoSeriesPackage.write(folder.resolve("model"));
        assertThat(obstacle(model, t1())).contains("channel T2: the study has no other series of modality MR");
        assertThat(obstacle(model, t1(), new MrSeries(2, "DOE JOHN", AXIAL, at -> 1)))
                .contains("channel T2: no series fits; MR 2: the series description does not fit,"
                        + " this model is for T2, not for POST");
        assertThat(obstacle(model, t1(), new MrSeries(2, "T2", MrSeries.axial(HERE + ".1", 10), at -> 1)))
                .contains("channel T2: no series fits; MR 2: its frame of reference is not that of MR 1");
        VolumeGeometry elsewhere = moved(AXIAL, 200);
        assertThat(obstacle(model, t1(), new MrSeries(2, "T2", elsewhere, at -> 1)))
                .contains("channel T2: no series fits; MR 2: it covers 0 % of MR 1, this model needs some of it");
    }

    @Test
    void aChannelThatIsNotToBeResampledNeedsTheSameGridAndOneThatIsToCoverMuchDoes() throws Exception {
        Path same = TwoSeriesPackage.write(folder.resolve("same"), TwoSeriesPackage.t2(false), "T1", "T2");
        assertThat(obstacle(same, t1(), new MrSeries(2, "T2", AXIAL, at -> 1))).isEmpty();
        assertThat(obstacle(same, t1(), new MrSeries(2, "T2", grid("coronal"), at -> 1)))
                .contains("channel T2: no series fits; MR 2: its grid is not that of MR 1");
        assertThat(obstacle(same, t1(), new MrSeries(2, "T2", moved(AXIAL, 0.4), at -> 1)))
                .contains("channel T2: no series fits; MR 2: its grid is not that of MR 1");
        ModelChannel most = new ModelChannel(
                TwoSeriesPackage.described("*T2*"), true, Optional.empty(), Optional.empty(), OptionalDouble.of(0.9));
        Path covered = TwoSeriesPackage.write(folder.resolve("covered"), most, "T1", "T2");
        assertThat(obstacle(covered, t1(), new MrSeries(2, "T2", grid("coronal"), at -> 1)))
                .isEmpty();
        assertThat(obstacle(covered, t1(), new MrSeries(2, "T2", moved(AXIAL, 15), at -> 1)))
                .contains("channel T2: no series fits; MR 2: it covers 50 % of MR 1, this model needs 90 % or more");
    }

    @Test
    void memoryIsEstimatedOfAllChannels() throws Exception {
        Path model = TwoSeriesPackage.write(folder.resolve("model"));
        Study study = study(t1(), new MrSeries(2, "T2", grid("coronal"), at -> 1));
        try (FindingDetector detector = new OnnxDetectorProvider().open(model)) {
            Series first = first(study);
            MemoryNeed alone = detector.memoryNeed(RunInput.of(first));
            MemoryNeed both = detector.memoryNeed(detector.input(first, study));
            assertThat(both.heapBytes() - alone.heapBytes())
                    .isGreaterThanOrEqualTo(2 * grid("coronal").voxels());
            assertThat(both.nativeBytes()).isGreaterThanOrEqualTo(2 * Float.BYTES * AXIAL.voxels());
        }
    }

    @Test
    void withoutItsSeriesItIsNotRunWhoeverAsks() throws Exception {
        Path model = TwoSeriesPackage.write(folder.resolve("model"));
        Study study = study(t1());
        try (FindingDetector detector = new OnnxDetectorProvider().open(model)) {
            assertThatThrownBy(() -> detector.detect(
                            RunInput.of(first(study)),
                            new VolumeAssembly(new FrameReader())::assemble,
                            DetectionMonitor.unwatched()))
                    .isInstanceOfSatisfying(
                            InferenceException.class,
                            e -> assertThat(e.kind()).isEqualTo(InferenceException.Kind.NOT_ELIGIBLE));
        }
    }

    @Test
    void theSelfTestIsOfAllChannels() throws Exception {
        Path model = TwoSeriesPackage.write(folder.resolve("model"));
        assertThatCode(() -> new OnnxDetectorProvider().prove(model)).doesNotThrowAnyException();
    }

    @Test
    void channelsWithoutNamesAreRefused() throws Exception {
        Path model = TwoSeriesPackage.write(folder.resolve("model"), TwoSeriesPackage.t2(true), "T1");
        assertThatThrownBy(() -> new OnnxDetectorProvider().open(model))
                .hasMessageContaining("channel_def: does not name channel 1");
        Path twice = TwoSeriesPackage.write(folder.resolve("twice"), TwoSeriesPackage.t2(true), "T1", "T1");
        assertThatThrownBy(() -> new OnnxDetectorProvider().open(twice))
                .hasMessageContaining("channel_def: gives one name to several channels");
    }

    private Detection detected(Path model, MrSeries... written) throws Exception {
        Study study = study(written);
        try (FindingDetector detector = new OnnxDetectorProvider().open(model)) {
            RunInput input = detector.input(first(study), study);
            assertThat(input.obstacle()).isEmpty();
            return detector.detect(
                    input, new VolumeAssembly(new FrameReader())::assemble, DetectionMonitor.unwatched());
        }
    }

    private Optional<String> obstacle(Path model, MrSeries... written) throws Exception {
        Study study = study(written);
        try (FindingDetector detector = new OnnxDetectorProvider().open(model)) {
            assertThat(detector.notEligible(first(study))).isEmpty();
            return detector.input(first(study), study).obstacle().map(RunReason::english);
        }
    }

    private Study study(MrSeries... written) throws Exception {
        Path images = folder.resolve("images-" + System.nanoTime());
        for (MrSeries series : written) {
            series.writeTo(images);
        }
        return new StudyIngest()
                .ingest(List.of(images), (read, total) -> {})
                .studies()
                .getFirst();
    }

    private static Series first(Study study) {
        return study.series().stream()
                .filter(series -> series.number().orElseThrow() == 1)
                .findFirst()
                .orElseThrow();
    }

    private static MrSeries t1() {
        return new MrSeries(1, "T1", AXIAL, at -> 1);
    }

    private static VolumeGeometry grid(String lies) {
        return switch (lies) {
            case "coronal" -> MrSeries.coronal(HERE);
            case "oblique" -> MrSeries.oblique(HERE);
            case "shifted" -> moved(AXIAL, 7);
            default -> AXIAL;
        };
    }

    private static VolumeGeometry moved(VolumeGeometry grid, double upMm) {
        return new VolumeGeometry(
                grid.frameOfReferenceUid(),
                grid.columns(),
                grid.rows(),
                grid.slices(),
                new PatientPoint(
                        grid.origin().x(), grid.origin().y(), grid.origin().z() + upMm),
                grid.alongI(),
                grid.alongJ(),
                grid.alongK(),
                grid.spacingI(),
                grid.spacingJ(),
                grid.spacingK());
    }

    private static boolean block(PatientPoint at) {
        return at.x() > -4 && at.x() < 5 && at.y() > -6 && at.y() < 4 && at.z() > -6 && at.z() < 7;
    }

    /** Without any symmetry, and of no trend that a wrong place would hit by chance. */
    private static int uneven(PatientPoint at) {
        return (int) Math.round(500
                + 200 * Math.sin(0.9 * at.x() + 0.3 * at.y())
                + 150 * Math.cos(0.7 * at.y() - 0.4 * at.z())
                + 9 * at.z());
    }

    /** Trilinear, from the vectors of the grid alone; what lies beyond the outermost voxels' faces is the least value. */
    private static double plainly(MrSeries series, PatientPoint at) {
        VolumeGeometry grid = series.grid();
        double[] from = {
            at.x() - grid.origin().x(),
            at.y() - grid.origin().y(),
            at.z() - grid.origin().z()
        };
        double i = (from[0] * grid.alongI().x()
                        + from[1] * grid.alongI().y()
                        + from[2] * grid.alongI().z())
                / grid.spacingI();
        double j = (from[0] * grid.alongJ().x()
                        + from[1] * grid.alongJ().y()
                        + from[2] * grid.alongJ().z())
                / grid.spacingJ();
        double k = (from[0] * grid.alongK().x()
                        + from[1] * grid.alongK().y()
                        + from[2] * grid.alongK().z())
                / grid.spacingK();
        if (beyond(i, grid.columns()) || beyond(j, grid.rows()) || beyond(k, grid.slices())) {
            return least(series);
        }
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int ci = (int) Math.floor(i) + (corner & 1);
            int cj = (int) Math.floor(j) + (corner >> 1 & 1);
            int ck = (int) Math.floor(k) + (corner >> 2);
            double weight = (1 - Math.abs(i - ci)) * (1 - Math.abs(j - cj)) * (1 - Math.abs(k - ck));
            sum += weight
                    * series.stored(inside(ci, grid.columns()), inside(cj, grid.rows()), inside(ck, grid.slices()));
        }
        return sum;
    }

    private static boolean beyond(double index, int extent) {
        return index < -0.5 || index > extent - 0.5;
    }

    private static int inside(int index, int extent) {
        return Math.min(extent - 1, Math.max(0, index));
    }

    private static double least(MrSeries series) {
        VolumeGeometry grid = series.grid();
        double least = Double.POSITIVE_INFINITY;
        for (int n = 0; n < grid.voxels(); n++) {
            least = Math.min(
                    least,
                    series.stored(
                            n % grid.columns(), n / grid.columns() % grid.rows(), n / (grid.columns() * grid.rows())));
        }
        return least;
    }
}
