package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.PixelPadding;
import org.overread.core.image.PresentationLut;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;
import org.overread.core.image.VoiWindow.Function;

class VoiTransformationsTest {

    @Test
    void windowsAndTablesComeWithTheirExplanationsInTheFilesOrder() {
        DataSet header = windows(new double[] {-600, 40, 5}, new double[] {1200, 350, 0})
                .putString(Tag.WindowCenterWidthExplanation, Vr.LO, "LUNG")
                .putItems(
                        Tag.VOILUTSequence,
                        LutItems.words(3, 0, 8, 0, 100, 255).putString(Tag.LUTExplanation, Vr.LO, "HARD"),
                        LutItems.words(9, 0, 8, 0).putString(Tag.LUTExplanation, Vr.LO, "damaged"));

        List<VoiTransformation> all = of(header);
        assertThat(all).hasSize(3);
        assertThat(all.subList(0, 2)).containsExactly(new VoiWindow(-600, 1200, "LUNG"), new VoiWindow(40, 350, ""));
        assertThat(all.get(2).explanation()).isEqualTo("HARD");
        assertThat(all.get(2).grey(1)).isCloseTo(100 / 255.0, within(1e-12));
        assertThat(all.get(2).grey(99)).isEqualTo(1);
    }

    @Test
    void eachFunctionGivesTheGreyOfTheStandard() {
        // the example of PS3.3 C.11.2.1.2.1: center 2048, width 4096
        assertThat(new VoiWindow(2048, 4096, Function.LINEAR, "").grey(0)).isZero();
        assertThat(new VoiWindow(2048, 4096, Function.LINEAR, "").grey(4095)).isEqualTo(1);
        assertThat(new VoiWindow(2048, 1, Function.LINEAR, "").grey(2047)).isZero();
        assertThat(new VoiWindow(2048, 1, Function.LINEAR, "").grey(2048)).isEqualTo(1);
        assertThat(new VoiWindow(2048, 4096, Function.LINEAR_EXACT, "").grey(2048))
                .isEqualTo(0.5);
        assertThat(new VoiWindow(0.5, 0.5, Function.LINEAR_EXACT, "").grey(0.625))
                .isEqualTo(0.75);
        assertThat(new VoiWindow(40, 400, Function.SIGMOID, "").grey(40)).isEqualTo(0.5);
        assertThat(new VoiWindow(40, 400, Function.SIGMOID, "").grey(140))
                .isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
    }

    @Test
    void windowsNarrowerThanOneAreMeantExactly() {
        DataSet header = windows(new double[] {0.2}, new double[] {0.4});
        assertThat(of(header)).containsExactly(new VoiWindow(0.2, 0.4, Function.LINEAR_EXACT, ""));
        header.putString(Tag.VOILUTFunction, Vr.CS, "SIGMOID");
        assertThat(of(header)).containsExactly(new VoiWindow(0.2, 0.4, Function.SIGMOID, ""));
    }

    @Test
    void inputsOfATableAreSignedWhereModalityValuesCanBe() {
        DataSet header = new DataSet()
                .putDecimal(Tag.RescaleSlope, 1)
                .putDecimal(Tag.RescaleIntercept, -1024)
                .putItems(Tag.VOILUTSequence, LutItems.words(2, 0xFC00, 8, 0, 255));
        assertThat(of(header).getFirst().grey(-1024)).isZero();
        assertThat(of(header).getFirst().grey(-1023)).isEqualTo(1);
    }

    @Test
    void eachFrameHasItsOwnWindow() {
        DataSet shared = new DataSet().putItems(Tag.FrameVOILUTSequence, windows(new double[] {1}, new double[] {2}));
        DataSet own = new DataSet().putItems(Tag.FrameVOILUTSequence, windows(new double[] {3}, new double[] {4}));
        DataSet header = new DataSet()
                .putItems(Tag.SharedFunctionalGroupsSequence, shared)
                .putItems(Tag.PerFrameFunctionalGroupsSequence, new DataSet(), own);
        assertThat(of(header)).containsExactly(new VoiWindow(1, 2, ""));
        assertThat(VoiTransformations.of(LutItems.instance(header), 2)).containsExactly(new VoiWindow(3, 4, ""));
    }

    @Test
    void theReaderGoesOnFromTheLineNearestToATable() {
        int[] outputs = new int[1000];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = Math.clamp((i - 300) * 4095L / 400, 0, 4095);
        }
        DataSet header = new DataSet().putItems(Tag.VOILUTSequence, LutItems.words(1000, 0, 12, outputs));
        VoiWindow line = of(header).getFirst().window();
        assertThat(line.center()).isCloseTo(500, within(3.0));
        assertThat(line.width()).isCloseTo(400, within(5.0));
    }

    @Test
    void monochrome1AndTheShapeInverseInvertOnce() {
        assertThat(PresentationLuts.of(presentation("MONOCHROME1", "INVERSE"))).isEqualTo(PresentationLut.INVERSE);
        assertThat(PresentationLuts.of(presentation("MONOCHROME1", null))).isEqualTo(PresentationLut.INVERSE);
        assertThat(PresentationLuts.of(presentation("MONOCHROME2", null))).isEqualTo(PresentationLut.IDENTITY);
        assertThat(PresentationLuts.of(presentation("MONOCHROME2", "INVERSE"))).isEqualTo(PresentationLut.INVERSE);
        DataSet contradiction = presentation("MONOCHROME1", "IDENTITY");
        assertThat(PresentationLuts.of(contradiction)).isEqualTo(PresentationLut.IDENTITY);
        assertThat(ImageRemarks.of(LutItems.instance(contradiction), 1).cautions())
                .hasSize(1);
    }

    @Test
    void aPresentationTableStandsForShapeAndPhotometricInterpretation() {
        DataSet header = presentation("MONOCHROME1", null)
                .putItems(Tag.PresentationLUTSequence, LutItems.words(3, 0, 8, 255, 128, 0));
        PresentationLut lut = PresentationLuts.of(header);
        assertThat(lut.level(0)).isEqualTo(1);
        assertThat(lut.level(0.5)).isEqualTo(128 / 255.0);
        assertThat(lut.level(1)).isZero();
    }

    @Test
    void paddingIsAsSignedAsThePixelsAndARangeHasBothItsEnds() {
        DataSet signed = new DataSet()
                .putInteger(Tag.PixelRepresentation, Vr.US, 1)
                .putInteger(Tag.PixelPaddingValue, Vr.US, 63536);
        assertThat(PixelPaddings.of(signed)).contains(new PixelPadding(-2000, -2000));
        DataSet range = new DataSet()
                .putInteger(Tag.PixelPaddingValue, Vr.US, 65535)
                .putInteger(Tag.PixelPaddingRangeLimit, Vr.US, 65000);
        assertThat(PixelPaddings.of(range)).contains(new PixelPadding(65000, 65535));
        assertThat(PixelPaddings.of(range).orElseThrow().contains(64999)).isFalse();
        assertThat(PixelPaddings.of(new DataSet())).isEmpty();
    }

    private static List<VoiTransformation> of(DataSet header) {
        return VoiTransformations.of(LutItems.instance(header), 1);
    }

    private static DataSet windows(double[] centers, double[] widths) {
        return new DataSet().putDecimal(Tag.WindowCenter, centers).putDecimal(Tag.WindowWidth, widths);
    }

    private static DataSet presentation(String photometric, String shape) {
        DataSet header = new DataSet().putString(Tag.PhotometricInterpretation, Vr.CS, photometric);
        return shape == null ? header : header.putString(Tag.PresentationLUTShape, Vr.CS, shape);
    }
}
