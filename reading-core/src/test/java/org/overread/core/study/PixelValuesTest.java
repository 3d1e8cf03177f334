package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PixelValue;
import org.overread.core.image.PixelValue.Source;
import org.overread.core.image.RealFrame;

class PixelValuesTest {
    private static final ModalityLut HU = ModalityLut.linear(1, -1024, "HU");

    @Test
    void aPixelOfCtIsHounsfieldUnitsAndOneWithoutATransformationAStoredValue() {
        assertThat(at(new DataSet(), 1100, HU)).containsExactly(new PixelValue("", 76, "HU", Source.MODALITY));
        assertThat(at(new DataSet(), 1100, ModalityLut.IDENTITY))
                .containsExactly(new PixelValue("", 1100, "", Source.STORED));
    }

    @Test
    void realWorldValuesComeInTheirRangeWithTheirUnit() {
        DataSet header = new DataSet()
                .putItems(
                        Tag.RealWorldValueMappingSequence,
                        mapping(0, 2000, "mm2/s", "ADC")
                                .putFloating(Tag.RealWorldValueSlope, Vr.FD, 1e-6)
                                .putFloating(Tag.RealWorldValueIntercept, Vr.FD, 0),
                        mapping(10, 12, "1", "CLASS").putFloating(Tag.RealWorldValueLUTData, Vr.FD, 5, 7, 9));
        assertThat(at(header, 1500, ModalityLut.IDENTITY))
                .containsExactly(
                        new PixelValue("", 1500, "", Source.STORED),
                        new PixelValue("ADC", 1500 * 1e-6, "mm2/s", Source.REAL_WORLD_MAPPING));
        assertThat(at(header, 11, ModalityLut.IDENTITY))
                .contains(new PixelValue("CLASS", 7, "", Source.REAL_WORLD_MAPPING));
        assertThat(at(header, 2001, ModalityLut.IDENTITY)).hasSize(1);
    }

    @Test
    void aMappingThatLacksUnitRangeOrFormulaGivesNothing() {
        DataSet noUnit = mapping(0, 10, "mm", "A")
                .putFloating(Tag.RealWorldValueSlope, Vr.FD, 1)
                .putFloating(Tag.RealWorldValueIntercept, Vr.FD, 0)
                .remove(Tag.MeasurementUnitsCodeSequence);
        DataSet shortTable = mapping(0, 10, "mm", "A").putFloating(Tag.RealWorldValueLUTData, Vr.FD, 1, 2);
        assertThat(RealWorldMappings.of(new DataSet().putItems(Tag.RealWorldValueMappingSequence, noUnit), 1))
                .isEmpty();
        assertThat(RealWorldMappings.of(new DataSet().putItems(Tag.RealWorldValueMappingSequence, shortTable), 1))
                .isEmpty();
        assertThat(RealWorldMappings.of(new DataSet().putItems(Tag.RealWorldValueMappingSequence, new DataSet()), 1))
                .isEmpty();
    }

    @Test
    void eachFrameHasItsOwnMappingsAndLimitsAreSignedAsThePixelsAre() {
        DataSet own = new DataSet()
                .putItems(
                        Tag.RealWorldValueMappingSequence,
                        mapping(0xFF00, 100, "ms", "T2")
                                .putFloating(Tag.RealWorldValueSlope, Vr.FD, 2)
                                .putFloating(Tag.RealWorldValueIntercept, Vr.FD, 1));
        DataSet header = new DataSet()
                .putInteger(Tag.PixelRepresentation, Vr.US, 1)
                .putItems(Tag.PerFrameFunctionalGroupsSequence, new DataSet(), own);
        assertThat(RealWorldMappings.of(header, 1)).isEmpty();
        assertThat(RealWorldMappings.of(header, 2).getFirst().value(-256)).hasValue(-511);
        assertThat(RealWorldMappings.of(header, 2).getFirst().value(-257)).isEmpty();
    }

    @Test
    void hounsfieldUnitsSaidTwiceAreShownOnce() {
        DataSet header = new DataSet()
                .putItems(
                        Tag.RealWorldValueMappingSequence,
                        mapping(0, 4095, "[hnsf'U]", "HU")
                                .putFloating(Tag.RealWorldValueSlope, Vr.FD, 1)
                                .putFloating(Tag.RealWorldValueIntercept, Vr.FD, -1024));
        assertThat(at(header, 1100, HU)).hasSize(1);
    }

    @Test
    void paddingHasNoValueAtAll() {
        DataSet header = new DataSet()
                .putInteger(Tag.PixelRepresentation, Vr.US, 1)
                .putInteger(Tag.PixelPaddingValue, Vr.SS, -2000);
        assertThat(at(header, -2000, HU)).isEmpty();
        assertThat(at(header, -1999, HU)).hasSize(1);
        RealFrame none = new RealFrame(new FrameRef("1.2.3", 1), 1, 1, new double[] {Double.NaN}, "");
        assertThat(values(header).at(none, 0)).isEmpty();
    }

    private static DataSet mapping(int first, int last, String unit, String label) {
        return new DataSet()
                .putInteger(Tag.RealWorldValueFirstValueMapped, Vr.US, first)
                .putInteger(Tag.RealWorldValueLastValueMapped, Vr.US, last)
                .putString(Tag.LUTLabel, Vr.SH, label)
                .putItems(
                        Tag.MeasurementUnitsCodeSequence,
                        new DataSet()
                                .putString(Tag.CodeValue, Vr.SH, unit)
                                .putString(Tag.CodingSchemeDesignator, Vr.SH, "UCUM")
                                .putString(Tag.CodeMeaning, Vr.LO, unit));
    }

    private static List<PixelValue> at(DataSet header, int stored, ModalityLut lut) {
        GreyFrame frame = new GreyFrame(new FrameRef("1.2.3", 1), 1, 1, new short[] {(short) stored}, false, lut);
        return values(header).at(frame, 0);
    }

    private static PixelValues values(DataSet header) {
        Instance instance = LutItems.instance(header);
        Series series = new Series("1.2", "OT", Optional.empty(), "", "", List.of(instance), false, List.of());
        return PixelValues.of(series, instance, 1);
    }
}
