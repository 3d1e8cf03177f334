package org.overread.ai.nodule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.volume.VoxelMask;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

class NoduleMeasuresTest {

    @ParameterizedTest
    @CsvSource({"12,8,0", "12,8,30", "12,8,77", "6,6,0", "20,9,45"})
    void meanDiameterIsThatOfAnEllipseHoweverItIsTurned(double longMm, double shortMm, double degrees) {
        double columnMm = 0.6;
        double rowMm = 0.5;
        VoxelMask slice = VoxelMask.empty(80, 90, 1);
        double angle = Math.toRadians(degrees);
        for (int y = 0; y < 90; y++) {
            for (int x = 0; x < 80; x++) {
                double u = (x - 40.3) * columnMm;
                double v = (y - 44.8) * rowMm;
                double along = u * Math.cos(angle) + v * Math.sin(angle);
                double across = -u * Math.sin(angle) + v * Math.cos(angle);
                boolean inside = Math.hypot(along / (longMm / 2), across / (shortMm / 2)) < 1;
                slice.inside()[slice.index(x, y, 0)] = (byte) (inside ? 1 : 0);
            }
        }

        assertThat(new SliceOutline(columnMm, rowMm).meanDiameterMm(slice))
                .isCloseTo((longMm + shortMm) / 2, within(0.45));
    }

    @Test
    void certaintyIsInterpolatedAndLevelBeyondTheCalibration() {
        Calibration calibration =
                new Calibration(List.of(new ModelManifest.Point(0.4, 50), new ModelManifest.Point(0.6, 90)));

        assertThat(percent(calibration, 0.1)).isEqualTo(50);
        assertThat(percent(calibration, 0.4)).isEqualTo(50);
        assertThat(percent(calibration, 0.5)).isCloseTo(70, within(1e-9));
        assertThat(percent(calibration, 0.9)).isEqualTo(90);
        assertThat(new Calibration(List.of()).certainty(new ModelScore(0.5))).isEmpty();
    }

    private static double percent(Calibration calibration, double score) {
        return calibration.certainty(new ModelScore(score)).orElseThrow().percent();
    }

    @Test
    void chestCtIsEligibleAndOtherSeriesAreNotWithTheReason() {
        assertThat(obstacle("CT", "CHEST", true, 100, 2.5, image())).isEmpty();
        assertThat(obstacle("CT", "", true, 100, 2.5, image())).isEmpty();
        assertThat(obstacle("CT", "CHESTABDOMEN", true, 100, 2.5, image())).isEmpty();
        assertThat(obstacle("MR", "CHEST", true, 100, 2.5, image())).contains("not CT but MR");
        assertThat(obstacle("CT", "HEAD", true, 100, 2.5, image()).orElseThrow())
                .contains("HEAD");
        assertThat(obstacle("CT", "CHEST", false, 100, 2.5, image()).orElseThrow())
                .contains("not a volume");
        assertThat(obstacle("CT", "CHEST", true, 20, 10, image()).orElseThrow())
                .isEqualTo("slices are 10.0 mm apart, the model needs 5.0 or less");
        assertThat(obstacle("CT", "CHEST", true, 10, 2.5, image()).orElseThrow())
                .contains("covers 23 mm");
        DataSet localizer = image().putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "LOCALIZER");
        assertThat(obstacle("CT", "CHEST", true, 100, 2.5, localizer)).contains("a localizer");
        DataSet materialMap = image().putString(Tag.RescaleType, Vr.LO, "MGML");
        assertThat(obstacle("CT", "CHEST", true, 100, 2.5, materialMap).orElseThrow())
                .contains("Hounsfield");
    }

    @Test
    void reasonRepeatsNoFreeTextOfTheHeader() {
        assertThat(obstacle("CT", "DOE^JANE 1950-01-01 (private)", true, 100, 2.5, image())
                        .orElseThrow())
                .doesNotContain("DOE");
    }

    private static DataSet image() {
        return new DataSet().putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "AXIAL");
    }

    private static Optional<String> obstacle(
            String modality, String bodyPart, boolean volumetric, int slices, double apartMm, DataSet header) {
        List<Instance> instances = IntStream.range(0, slices)
                .mapToObj(slice -> new Instance(
                        Path.of("x"),
                        "1.2.840.10008.1.2.1",
                        "1.2." + (slice + 1),
                        "1.2.840.10008.5.1.4.1.1.2",
                        1,
                        Optional.of(plane(slice * apartMm)),
                        header))
                .toList();
        Series series = new Series("1.2", modality, Optional.of(1), "", bodyPart, instances, volumetric, List.of());
        ModelManifest.Eligibility eligible = new ModelManifest.Eligibility("CT", List.of("CHEST", "LUNG"), 1.5, 5, 60);
        return new SeriesEligibility(eligible).obstacle(series);
    }

    private static ImagePlane plane(double z) {
        return new ImagePlane(
                "1.2",
                new PatientPoint(0, 0, z),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new PixelSpacing(0.7, 0.7, PixelSpacing.Origin.PIXEL_SPACING));
    }
}
