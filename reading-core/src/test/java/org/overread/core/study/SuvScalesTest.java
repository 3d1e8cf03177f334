package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.study.SuvScale.Basis;

class SuvScalesTest {
    private static final double HALF_LIFE = 6586.2;

    @Test
    void activityIsDividedByTheDoseLeftAtTheSeriesTimePerGram() {
        // an hour after injection
        double left = 370e6 * Math.pow(2, -3600 / HALF_LIFE);
        assertThat(bodyWeight(pet())).isCloseTo(70000 / left, within(1e-12));
    }

    @Test
    void aScanAfterMidnightStillKnowsTheInjectionOfTheEveningBefore() {
        DataSet header = pet().putString(Tag.SeriesTime, Vr.TM, "001500")
                .putString(Tag.AcquisitionTime, Vr.TM, "001600")
                .putString(Tag.RadiopharmaceuticalStartTime, Vr.TM, "231500");
        drug(header).putString(Tag.RadiopharmaceuticalStartTime, Vr.TM, "231500");
        double left = 370e6 * Math.pow(2, -3600 / HALF_LIFE);
        assertThat(bodyWeight(header)).isCloseTo(70000 / left, within(1e-12));
    }

    @Test
    void aDatedInjectionIsTakenByItsDate() {
        DataSet header = pet();
        drug(header).putString(Tag.RadiopharmaceuticalStartDateTime, Vr.DT, "20240305093000.00");
        double left = 370e6 * Math.pow(2, -5400 / HALF_LIFE);
        assertThat(bodyWeight(header)).isCloseTo(70000 / left, within(1e-12));
    }

    @Test
    void aSeriesTimeOfLaterProcessingIsNotTheScans() {
        // corrected to the first acquisition of the series, not to that of this image, nor to its processing
        DataSet first = pet().putString(Tag.AcquisitionTime, Vr.TM, "110000");
        DataSet later =
                pet().putString(Tag.AcquisitionTime, Vr.TM, "112000").putString(Tag.SeriesTime, Vr.TM, "140000");
        SuvScales scales = SuvScales.of(series(later, first), LutItems.instance(later), 1);
        double left = 370e6 * Math.pow(2, -3600 / HALF_LIFE);
        assertThat(scales.scales().getFirst().factor()).isCloseTo(70000 / left, within(1e-12));
    }

    @Test
    void gesOwnScanTimeStandsForAProcessedSeriesTime() {
        DataSet header = pet().putString(Tag.SeriesTime, Vr.TM, "140000")
                .putString(0x00090010, Vr.LO, "GEMS_PETD_01")
                .putString(0x0009100D, Vr.DT, "20240305103000");
        double left = 370e6 * Math.pow(2, -1800 / HALF_LIFE);
        assertThat(bodyWeight(header)).isCloseTo(70000 / left, within(1e-12));
    }

    @Test
    void correctedToTheInjectionTheWholeDoseCounts() {
        DataSet header = pet().putString(Tag.DecayCorrection, Vr.CS, "ADMIN");
        assertThat(bodyWeight(header)).isCloseTo(70000 / 370e6, within(1e-12));
    }

    @Test
    void philipsCountsHaveTheirFactorAlsoWhereTheVrIsUnknown() {
        DataSet header = pet().putString(Tag.Units, Vr.CS, "CNTS")
                .putString(0x70530010, Vr.LO, "Philips PET Private Group")
                .putBytes(0x70531000, Vr.UN, "0.000523 ".getBytes(StandardCharsets.US_ASCII));
        assertThat(bodyWeight(header)).isEqualTo(0.000523);
        header.putString(0x70531000, Vr.DS, "0").putString(0x70531009, Vr.DS, "2.5");
        double left = 370e6 * Math.pow(2, -3600 / HALF_LIFE);
        assertThat(bodyWeight(header)).isCloseTo(2.5 * 70000 / left, within(1e-12));
        assertThat(refusal(header.remove(0x70530010))).isEqualTo("counts without a factor to activity");
    }

    @Test
    void whatIsSuvAlreadyStaysAsItIs() {
        DataSet header = pet().putString(Tag.Units, Vr.CS, "GML").remove(Tag.PatientWeight);
        assertThat(scales(header).scales()).containsExactly(new SuvScale(Basis.BODY_WEIGHT, 1));
        header.putString(Tag.SUVType, Vr.CS, "LBM");
        assertThat(scales(header).scales()).containsExactly(new SuvScale(Basis.LEAN_BODY_MASS, 1));
    }

    @Test
    void leanMassAndSurfaceComeWhereHeightAndSexAreKnown() {
        DataSet header = pet().putDecimal(Tag.PatientSize, 1.75).putString(Tag.PatientSex, Vr.CS, "M");
        List<SuvScale> scales = scales(header).scales();
        assertThat(scales)
                .extracting(SuvScale::basis)
                .containsExactly(Basis.BODY_WEIGHT, Basis.LEAN_BODY_MASS, Basis.BODY_SURFACE_AREA);
        // 70 kg, 1.75 m: 55.8 kg lean, 1.85 m2
        assertThat(scales.get(1).factor() / scales.get(0).factor()).isCloseTo(55.8 / 70, within(0.005));
        assertThat(scales.get(2).factor() / scales.get(0).factor()).isCloseTo(18500 / 70000.0, within(0.001));
    }

    @Test
    void nothingIsGivenFromMissingOrImpossibleInputsAndTheReasonIsSaid() {
        assertThat(refusal(pet().remove(Tag.PatientWeight))).isEqualTo("the patient's weight is not stated");
        assertThat(refusal(pet().putDecimal(Tag.PatientWeight, 0))).isEqualTo("the patient's weight is not stated");
        assertThat(refusal(pet().putDecimal(Tag.PatientWeight, 70000))).contains("kilograms");
        assertThat(refusal(pet().remove(Tag.Units))).isEqualTo("the image states no units");
        assertThat(refusal(pet().putString(Tag.Units, Vr.CS, "CM2"))).isEqualTo("the image is in other units");
        assertThat(refusal(pet().putString(Tag.DecayCorrection, Vr.CS, "NONE"))).isEqualTo("not corrected for decay");
        assertThat(refusal(pet().remove(Tag.DecayCorrection))).contains("time of decay correction");
        assertThat(refusal(pet().putString(Tag.CorrectedImage, Vr.CS, "DECY"))).contains("attenuation");
        assertThat(refusal(pet().remove(Tag.RadiopharmaceuticalInformationSequence)))
                .contains("no radiopharm");
        assertThat(refusal(without(Tag.RadionuclideTotalDose))).isEqualTo("no injected dose");
        assertThat(refusal(without(Tag.RadionuclideHalfLife))).isEqualTo("no half-life");
        assertThat(refusal(without(Tag.RadiopharmaceuticalStartTime))).isEqualTo("no time of injection");
        assertThat(refusal(pet().remove(Tag.SeriesTime).remove(Tag.AcquisitionTime)))
                .isEqualTo("no time of acquisition");
        DataSet megabecquerels = pet();
        drug(megabecquerels).putDecimal(Tag.RadionuclideTotalDose, 370);
        assertThat(refusal(megabecquerels)).contains("becquerels");
        DataSet later = pet();
        drug(later).putString(Tag.RadiopharmaceuticalStartTime, Vr.TM, "113000");
        assertThat(refusal(later)).contains("after the scan");
    }

    @Test
    void otherModalitiesHaveNoSuvAndNoReason() {
        assertThat(scales(Slices.axial(1, 0))).isEqualTo(new SuvScales(List.of(), Optional.empty()));
    }

    private static DataSet without(int tag) {
        DataSet header = pet();
        drug(header).remove(tag);
        return header;
    }

    private static DataSet drug(DataSet header) {
        return header.item(Tag.RadiopharmaceuticalInformationSequence).orElseThrow();
    }

    /** FDG, 370 MBq at 10:00, scanned at 11:00. */
    private static DataSet pet() {
        DataSet drug = new DataSet()
                .putDecimal(Tag.RadionuclideTotalDose, 370e6)
                .putDecimal(Tag.RadionuclideHalfLife, HALF_LIFE)
                .putString(Tag.RadiopharmaceuticalStartTime, Vr.TM, "100000.00");
        return new DataSet()
                .putString(Tag.Modality, Vr.CS, "PT")
                .putString(Tag.Units, Vr.CS, "BQML")
                .putString(Tag.DecayCorrection, Vr.CS, "START")
                .putString(Tag.CorrectedImage, Vr.CS, "ATTN", "DECY", "SCAT")
                .putString(Tag.SeriesDate, Vr.DA, "20240305")
                .putString(Tag.SeriesTime, Vr.TM, "110000")
                .putString(Tag.AcquisitionDate, Vr.DA, "20240305")
                .putString(Tag.AcquisitionTime, Vr.TM, "110230.5")
                .putDecimal(Tag.PatientWeight, 70)
                .putItems(Tag.RadiopharmaceuticalInformationSequence, drug);
    }

    /** Modality values are tenths of counts; the frame's mapping gives 5 Bq/ml for a stored value of 1. */
    private static DataSet enhanced() {
        DataSet transformation = new DataSet()
                .putDecimal(Tag.RescaleSlope, 0.1)
                .putDecimal(Tag.RescaleIntercept, 0)
                .putString(Tag.RescaleType, Vr.LO, "US");
        DataSet mapping = new DataSet()
                .putInteger(Tag.RealWorldValueFirstValueMapped, Vr.US, 0)
                .putInteger(Tag.RealWorldValueLastValueMapped, Vr.US, 65535)
                .putFloating(Tag.RealWorldValueSlope, Vr.FD, 5)
                .putFloating(Tag.RealWorldValueIntercept, Vr.FD, 0)
                .putItems(
                        Tag.MeasurementUnitsCodeSequence,
                        new DataSet()
                                .putString(Tag.CodeValue, Vr.SH, "Bq/ml")
                                .putString(Tag.CodingSchemeDesignator, Vr.SH, "UCUM")
                                .putString(Tag.CodeMeaning, Vr.LO, "Becquerels/milliliter"));
        DataSet header = pet().remove(Tag.Units)
                .remove(Tag.CorrectedImage)
                .remove(Tag.DecayCorrection)
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.130")
                .putString(Tag.AttenuationCorrected, Vr.CS, "YES")
                .putString(Tag.DecayCorrected, Vr.CS, "YES")
                .putString(Tag.DecayCorrectionDateTime, Vr.DT, "20240305110000")
                .putItems(
                        Tag.PerFrameFunctionalGroupsSequence,
                        new DataSet()
                                .putItems(Tag.PixelValueTransformationSequence, transformation)
                                .putItems(Tag.RealWorldValueMappingSequence, mapping));
        drug(header).putString(Tag.RadiopharmaceuticalStartDateTime, Vr.DT, "20240305100000");
        return header;
    }

    @Test
    void anEnhancedImageGivesUptakeByItsMappingAndTheTimeItIsCorrectedTo() {
        double left = 370e6 * Math.pow(2, -3600 / HALF_LIFE);

        assertThat(bodyWeight(enhanced())).isCloseTo(5 / 0.1 * 70000 / left, within(1e-12));
        DataSet toInjection = enhanced().putString(Tag.DecayCorrectionDateTime, Vr.DT, "20240305100000");
        assertThat(bodyWeight(toInjection)).isCloseTo(5 / 0.1 * 70000 / 370e6, within(1e-12));
    }

    @Test
    void anEnhancedImageThatLacksUnitsTimeOrCorrectionGivesNone() {
        assertThat(refusal(enhanced().remove(Tag.PerFrameFunctionalGroupsSequence)))
                .isEqualTo("the image states no units");
        assertThat(refusal(enhanced().remove(Tag.DecayCorrectionDateTime)))
                .isEqualTo("the time of decay correction is not stated");
        assertThat(refusal(enhanced().putString(Tag.DecayCorrected, Vr.CS, "NO")))
                .isEqualTo("not corrected for decay");
        assertThat(refusal(enhanced().remove(Tag.AttenuationCorrected))).isEqualTo("not corrected for attenuation");
        DataSet shifted = enhanced();
        shifted.items(Tag.PerFrameFunctionalGroupsSequence)
                .getFirst()
                .items(Tag.RealWorldValueMappingSequence)
                .getFirst()
                .putFloating(Tag.RealWorldValueIntercept, Vr.FD, 100);
        assertThat(refusal(shifted)).isEqualTo("the image is in other units");
    }

    private static double bodyWeight(DataSet header) {
        SuvScales scales = scales(header);
        assertThat(scales.refusal()).isEmpty();
        assertThat(scales.scales().getFirst().basis()).isEqualTo(Basis.BODY_WEIGHT);
        return scales.scales().getFirst().factor();
    }

    private static String refusal(DataSet header) {
        SuvScales scales = scales(header);
        assertThat(scales.scales()).isEmpty();
        return scales.refusal().orElseThrow();
    }

    private static SuvScales scales(DataSet header) {
        return SuvScales.of(series(header), LutItems.instance(header), 1);
    }

    private static Series series(DataSet... headers) {
        List<Instance> instances =
                List.of(headers).stream().map(LutItems::instance).toList();
        return new Series("1.2", "PT", Optional.empty(), "", "", instances, true, List.of());
    }
}
