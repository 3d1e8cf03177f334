package org.overread.ai.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overread.ai.model.EligibilityCriteria.IfAbsent.REFUSE;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.ai.model.EligibilityCriteria.Range;
import org.overread.ai.model.EligibilityCriteria.Words;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.inference.RunReason;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.SeriesFrame;

/** What criteria are held against: attributes as older and as enhanced images have them, frame by frame. */
class ImageAttributesTest {

    @ParameterizedTest
    @CsvSource({"Br40f, Br4*, true", "Br60f, Br4*, false", "LUNG, *LUNG*, true", "'', Br4*, false"})
    void kernelOfACtImage(String stated, String wanted, boolean fits) {
        DataSet header = new DataSet().putString(Tag.ConvolutionKernel, Vr.SH, stated, "3");
        assertThat(fits(RunReason.Code.CONVOLUTION_KERNEL, image(header, 1).kernel(), wanted))
                .isEqualTo(fits);
    }

    @Test
    void kernelOfAnEnhancedCtImageIsThatOfTheFrame() {
        DataSet header = perFrame(
                macro(Tag.CTReconstructionSequence, new DataSet().putString(Tag.ConvolutionKernel, Vr.SH, "SOFT")),
                macro(Tag.CTReconstructionSequence, new DataSet().putString(Tag.ConvolutionKernel, Vr.SH, "BONE")));
        assertThat(image(header, 1).kernel()).containsExactly("SOFT");
        assertThat(image(header, 2).kernel()).containsExactly("BONE");
    }

    @Test
    void manufacturerAndSex() {
        DataSet header =
                new DataSet().putString(Tag.Manufacturer, Vr.LO, "SIEMENS").putString(Tag.PatientSex, Vr.CS, "F");
        assertThat(fits(RunReason.Code.MANUFACTURER, image(header, 1).manufacturer(), "Siemens*"))
                .isTrue();
        assertThat(fits(RunReason.Code.MANUFACTURER, image(header, 1).manufacturer(), "GE*"))
                .isFalse();
        assertThat(fits(RunReason.Code.SEX, image(header, 1).sex(), "F")).isTrue();
        assertThat(fits(RunReason.Code.SEX, image(header, 1).sex(), "M")).isFalse();
        assertThat(image(new DataSet(), 1).sex()).isEmpty();
    }

    @Test
    void lateralityOfTheImageGoesBeforeThatOfTheFrameAndOfTheSeries() {
        DataSet header =
                new DataSet().putString(Tag.ImageLaterality, Vr.CS, "L").putString(Tag.Laterality, Vr.CS, "R");
        assertThat(image(header, 1).laterality()).containsExactly("L");
        assertThat(image(header.putString(Tag.ImageLaterality, Vr.CS, ""), 1).laterality())
                .containsExactly("R");
        DataSet frames = perFrame(
                macro(Tag.FrameAnatomySequence, new DataSet().putString(Tag.FrameLaterality, Vr.CS, "R")),
                macro(Tag.FrameAnatomySequence, new DataSet().putString(Tag.FrameLaterality, Vr.CS, "L")));
        assertThat(image(frames, 1).laterality()).containsExactly("R");
        assertThat(image(frames, 2).laterality()).containsExactly("L");
        assertThat(image(new DataSet(), 1).laterality()).isEmpty();
    }

    @Test
    void viewIsItsPositionElseTheMeaningOfItsCode() {
        DataSet code = new DataSet()
                .putString(Tag.CodeValue, Vr.SH, "399348003")
                .putString(Tag.CodeMeaning, Vr.LO, "antero-posterior");
        DataSet header = new DataSet().putItems(Tag.ViewCodeSequence, code);
        assertThat(image(header, 1).view()).containsExactly("antero-posterior");
        assertThat(image(header.putString(Tag.ViewPosition, Vr.CS, "AP"), 1).view())
                .containsExactly("AP");
    }

    @Test
    void mrTimesOfOlderAndOfEnhancedImages() {
        DataSet older = new DataSet().putDecimal(Tag.EchoTime, 2.98).putDecimal(Tag.RepetitionTime, 2300);
        assertThat(image(older, 1).echoTimeMs()).hasValue(2.98);
        assertThat(image(older, 1).repetitionTimeMs()).hasValue(2300);
        DataSet enhanced = perFrame(
                        macro(Tag.MREchoSequence, new DataSet().putFloating(Tag.EffectiveEchoTime, Vr.FD, 12)),
                        macro(Tag.MREchoSequence, new DataSet().putFloating(Tag.EffectiveEchoTime, Vr.FD, 80)))
                .putItems(
                        Tag.SharedFunctionalGroupsSequence,
                        macro(
                                Tag.MRTimingAndRelatedParametersSequence,
                                new DataSet().putDecimal(Tag.RepetitionTime, 4000)));
        assertThat(image(enhanced, 1).echoTimeMs()).hasValue(12);
        assertThat(image(enhanced, 2).echoTimeMs()).hasValue(80);
        assertThat(image(enhanced, 2).repetitionTimeMs()).hasValue(4000);
        assertThat(image(new DataSet().putDecimal(Tag.EchoTime, 0), 1).echoTimeMs())
                .as("not measured")
                .isEmpty();
        assertThat(CriterionCheck.range(
                                Quantity.ECHO_TIME,
                                image(enhanced, 2).echoTimeMs(),
                                Optional.of(new Range(
                                        OptionalDouble.empty(), OptionalDouble.of(30), REFUSE, Optional.empty())))
                        .map(RunReason::english))
                .contains("the echo time is 80 ms, this model needs 30 ms or less");
    }

    @Test
    void sequenceOfOlderAndOfEnhancedImagesIsInTheSameTerms() {
        DataSet older = new DataSet()
                .putString(Tag.ScanningSequence, Vr.CS, "SE", "IR")
                .putDecimal(Tag.InversionTime, 2500)
                .putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "M");
        assertThat(image(older, 1).scanningSequence()).containsExactly("SE", "IR");
        assertThat(image(older, 1).inversionTimeMs()).hasValue(2500);
        assertThat(image(older, 1).imageType()).contains("ORIGINAL");
        DataSet enhanced = perFrame(
                        macro(Tag.MRImageFrameTypeSequence, new DataSet().putString(Tag.FrameType, Vr.CS, "DERIVED")),
                        macro(Tag.MRImageFrameTypeSequence, new DataSet().putString(Tag.FrameType, Vr.CS, "ORIGINAL")))
                .putString(Tag.EchoPulseSequence, Vr.CS, "SPIN")
                .putString(Tag.ImageType, Vr.CS, "MIXED")
                .putItems(
                        Tag.SharedFunctionalGroupsSequence,
                        macro(
                                Tag.MRModifierSequence,
                                new DataSet()
                                        .putString(Tag.InversionRecovery, Vr.CS, "YES")
                                        .putFloating(Tag.InversionTimes, Vr.FD, 2500)));
        assertThat(image(enhanced, 1).scanningSequence()).containsExactly("SE", "IR");
        assertThat(image(enhanced, 2).inversionTimeMs()).hasValue(2500);
        assertThat(image(enhanced, 1).imageType()).containsExactly("DERIVED");
        assertThat(image(enhanced, 2).imageType()).containsExactly("ORIGINAL");
        assertThat(image(new DataSet(), 1).scanningSequence()).isEmpty();
    }

    @Test
    void contrastOfAFrameIsWhetherTheAgentWasAdministeredThen() {
        DataSet agent = new DataSet().putString(Tag.CodeMeaning, Vr.LO, "Iodinated contrast agent");
        DataSet header =
                perFrame(administered("NO"), administered("YES")).putItems(Tag.ContrastBolusAgentSequence, agent);
        assertThat(image(header, 1).contrast()).containsExactly("without");
        assertThat(image(header, 2).contrast()).containsExactly("with");
        assertThat(image(new DataSet().putItems(Tag.ContrastBolusAgentSequence, agent), 1)
                        .contrast())
                .containsExactly("with");
    }

    @Test
    void aVolumeOfWhichOneFrameIsOtherwiseIsRefused() {
        DataSet first = macro(Tag.FrameAnatomySequence, new DataSet().putString(Tag.FrameLaterality, Vr.CS, "L"));
        DataSet second = macro(Tag.FrameAnatomySequence, new DataSet().putString(Tag.FrameLaterality, Vr.CS, "R"));
        SeriesEligibility left = eligibility(true);
        assertThat(left.obstacles(series("MR", true, instance(perFrame(first, second), 2, "1"))))
                .extracting(RunReason::english)
                .contains("the side is R, this model is for L");
        assertThat(left.obstacles(series("MR", true, instance(perFrame(first, first), 2, "1"))))
                .noneMatch(why -> why.english().contains("side"));
    }

    @ParameterizedTest
    @CsvSource({"DX", "CR"})
    void ofSingleImagesThoseThatFitAreGivenAndNoOthers(String modality) {
        Instance left = instance(new DataSet().putString(Tag.ImageLaterality, Vr.CS, "L"), 1, "1");
        Instance right = instance(new DataSet().putString(Tag.ImageLaterality, Vr.CS, "R"), 1, "2");
        Instance unknown = instance(new DataSet(), 1, "3");
        SeriesEligibility forLeft = eligibility(false);

        assertThat(forLeft.eligible(series(modality, false, right, left, unknown)))
                .containsExactly(new SeriesFrame(left, 1, left.plane()));
        assertThat(forLeft.obstacle(series(modality, false, right, left, unknown)))
                .isEmpty();
        assertThat(forLeft.obstacle(series(modality, false, right)).map(RunReason::english))
                .contains("the side is R, this model is for L");
        assertThat(forLeft.obstacle(series(modality, false, unknown)).map(RunReason::english))
                .contains("the side is not stated, this model is for L");
        assertThat(forLeft.obstacle(series("US", false, left)).map(RunReason::english))
                .contains("the modality is US, this model is for DX, CR, MR");
    }

    private static SeriesEligibility eligibility(boolean volume) {
        EligibilityCriteria any = EligibilityCriteria.modality("DX", "CR", "MR");
        return new SeriesEligibility(
                new EligibilityCriteria(
                        any.modality(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Words(List.of("L"), REFUSE, Optional.empty())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                volume,
                false);
    }

    private static boolean fits(RunReason.Code name, List<String> values, String wanted) {
        return CriterionCheck.words(name, values, Optional.of(new Words(List.of(wanted), REFUSE, Optional.empty())))
                .isEmpty();
    }

    private static DataSet perFrame(DataSet... frames) {
        return new DataSet().putItems(Tag.PerFrameFunctionalGroupsSequence, frames);
    }

    private static DataSet macro(int sequence, DataSet item) {
        return new DataSet().putItems(sequence, item);
    }

    private static DataSet administered(String word) {
        return macro(
                Tag.ContrastBolusUsageSequence,
                new DataSet().putString(Tag.ContrastBolusAgentAdministered, Vr.CS, word));
    }

    private static ImageAttributes image(DataSet header, int frame) {
        return new ImageAttributes(instance(header, 2, "1"), frame);
    }

    private static Instance instance(DataSet header, int frames, String number) {
        return new Instance(
                Path.of("x"),
                "1.2.840.10008.1.2.1",
                "1.2.3." + number,
                "1.2.840.10008.5.1.4.1.1.2.1",
                frames,
                Optional.empty(),
                header);
    }

    private static Series series(String modality, boolean volumetric, Instance... instances) {
        return new Series(
                "1.2", modality, Optional.of(1), "", "", List.of(instances), List.of(), volumetric, List.of());
    }
}
