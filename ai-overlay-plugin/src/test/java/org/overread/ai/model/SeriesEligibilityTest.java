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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.model.EligibilityCriteria.Range;
import org.overread.ai.model.EligibilityCriteria.Words;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.inference.RunReason;
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

    @ParameterizedTest
    @CsvSource({"018Y, true", "017Y, false", "216M, true", "215M, false", "065Y, true", "066Y, false", "003D, false"})
    void ageIsComparedInYearsWhateverItsUnit(String age, boolean eligible) {
        assertThat(check(Quantity.AGE, new DataSet().putString(Tag.PatientAge, Vr.AS, age), 18, 65)
                        .isEmpty())
                .isEqualTo(eligible);
    }

    @ParameterizedTest
    @CsvSource({"20061124, true", "20061125, false", "20261125, false"})
    void ageWithoutItsAttributeIsThatAtTheStudy(String born, boolean eligible) {
        DataSet header =
                new DataSet().putString(Tag.PatientBirthDate, Vr.DA, born).putString(Tag.StudyDate, Vr.DA, "20241124");
        assertThat(check(Quantity.AGE, header, 18, 65).isEmpty()).isEqualTo(eligible);
    }

    @Test
    void ageIsToldAsItIsTold() {
        assertThat(check(Quantity.AGE, new DataSet().putString(Tag.PatientAge, Vr.AS, "008M"), 18, 65))
                .contains("the patient is 8 months old, this model needs 18 years to 65 years");
        assertThat(check(Quantity.AGE, new DataSet().putString(Tag.PatientAge, Vr.AS, "003D"), 18, 65)
                        .orElseThrow())
                .startsWith("the patient is 3 days old");
        assertThat(check(Quantity.AGE, new DataSet(), 18, 65).orElseThrow())
                .startsWith("the patient's age is not stated");
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", "0.48, false", "3, true", "3.02, false", "0, false"})
    void thicknessIsComparedWithBothEnds(double thickness, boolean eligible) {
        DataSet header = new DataSet().putDecimal(Tag.SliceThickness, thickness);
        assertThat(check(Quantity.THICKNESS, header, 0.5, 3).isEmpty()).isEqualTo(eligible);
    }

    @ParameterizedTest
    @CsvSource({
        "B31f, B3*, true",
        "b31F, B3*, true",
        "B70f, B3*, false",
        "B3, B3*, true",
        "XB3, B3*, false",
        "PA, PA, true",
        "LAT, PA, false",
        "'', PA, false"
    })
    void wordsAreComparedInAnyCaseAndWithStars(String stated, String wanted, boolean eligible) {
        Optional<Words> words = Optional.of(new Words(List.of(wanted), REFUSE, Optional.empty()));
        assertThat(CriterionCheck.words(RunReason.Code.VIEW, List.of(stated), words)
                        .isEmpty())
                .isEqualTo(eligible);
    }

    @Test
    void absentAttributeIsAcceptedOrRefusedAsTheManifestSays() {
        Words accepting = new Words(List.of("without"), ACCEPT, Optional.of("contrast looks like blood"));
        assertThat(contrast(new DataSet(), accepting)).isEmpty();
        assertThat(contrast(new DataSet().putString(Tag.ContrastBolusAgent, Vr.LO, "NONE"), accepting))
                .isEmpty();
        assertThat(contrast(new DataSet().putString(Tag.ContrastBolusAgent, Vr.LO, "Iopamidol"), accepting))
                .contains(
                        "the images are with contrast agent, this model is for images without (contrast looks like blood)");
        assertThat(contrast(new DataSet(), new Words(List.of("without"), REFUSE, Optional.empty())))
                .contains("whether the images are with contrast agent is not stated, this model is for images without");
    }

    private static Optional<String> contrast(DataSet header, Words words) {
        return CriterionCheck.contrast(attributes(header).contrast(), Optional.of(words))
                .map(RunReason::english);
    }

    private static Optional<String> check(Quantity quantity, DataSet header, double min, double max) {
        ImageAttributes image = attributes(header);
        return CriterionCheck.range(
                        quantity,
                        quantity == Quantity.AGE ? image.ageYears() : image.thicknessMm(),
                        Optional.of(
                                new Range(OptionalDouble.of(min), OptionalDouble.of(max), REFUSE, Optional.empty())))
                .map(RunReason::english);
    }

    private static ImageAttributes attributes(DataSet header) {
        return new ImageAttributes(
                new Instance(
                        Path.of("x"),
                        "1.2.840.10008.1.2.1",
                        "1.2.3",
                        "1.2.840.10008.5.1.4.1.1.2",
                        1,
                        Optional.empty(),
                        header),
                1);
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
        return new SeriesEligibility(CHEST_CT, true, true).obstacle(series).map(RunReason::english);
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
