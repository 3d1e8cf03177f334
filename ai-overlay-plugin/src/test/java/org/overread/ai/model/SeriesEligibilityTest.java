package org.overread.ai.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overread.ai.model.EligibilityCriteria.IfAbsent.ACCEPT;
import static org.overread.ai.model.EligibilityCriteria.IfAbsent.REFUSE;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.overread.ai.model.EligibilityCriteria.Range;
import org.overread.ai.model.EligibilityCriteria.Words;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

class SeriesEligibilityTest {
    private static final EligibilityCriteria CHEST_CT = EligibilityCriteria.modality("CT")
            .with(
                    new Words(List.of("*CHEST*", "*LUNG*"), ACCEPT, Optional.empty()),
                    atMost(5),
                    atMost(1.5),
                    new Range(OptionalDouble.of(60), OptionalDouble.empty(), REFUSE, Optional.empty()));

    @Test
    void chestCtIsEligibleAndOtherSeriesAreNotWithTheReason() {
        assertThat(obstacle("CT", "CHEST", true, 100, 2.5, image())).isEmpty();
        assertThat(obstacle("CT", "", true, 100, 2.5, image())).isEmpty();
        assertThat(obstacle("CT", "chestabdomen", true, 100, 2.5, image())).isEmpty();
        assertThat(obstacle("MR", "CHEST", true, 100, 2.5, image()))
                .contains("the modality is MR, this model is for CT");
        assertThat(obstacle("CT", "HEAD", true, 100, 2.5, image()))
                .contains("the body part is HEAD, this model is for CHEST, LUNG");
        assertThat(obstacle("CT", "CHEST", false, 100, 2.5, image())).contains("the series is not a volume");
        assertThat(obstacle("CT", "CHEST", true, 20, 10, image()))
                .contains("the slices are 10 mm apart, this model needs 5 mm or less");
        assertThat(obstacle("CT", "CHEST", true, 10, 2.5, image()))
                .contains("the slices cover 22.5 mm, this model needs 60 mm or more");
        DataSet localizer = image().putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "LOCALIZER");
        assertThat(obstacle("CT", "CHEST", true, 100, 2.5, localizer)).contains("the series is a localizer");
        DataSet materialMap = image().putString(Tag.RescaleType, Vr.LO, "MGML");
        assertThat(obstacle("CT", "CHEST", true, 100, 2.5, materialMap))
                .contains("the values of the images are not Hounsfield units");
    }

    @Test
    void reasonRepeatsNoFreeTextOfTheHeader() {
        assertThat(obstacle("CT", "DOE^JANE 1950-01-01 (private)", true, 100, 2.5, image())
                        .orElseThrow())
                .doesNotContain("DOE");
    }

    private static Range atMost(double max) {
        return new Range(OptionalDouble.empty(), OptionalDouble.of(max), REFUSE, Optional.empty());
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
        return new SeriesEligibility(CHEST_CT, true, true).obstacle(series);
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
