package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.Vr;
import org.overread.core.image.Calibration;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.PixelSpacing.Origin;

class CalibrationsTest {

    private static Optional<Origin> origin(DataSet header) {
        return Headers.instance(header).spacing(1).map(PixelSpacing::origin);
    }

    @Test
    void aCrossSectionHoldsInItsPlane() {
        Instance slice = Headers.instance(Slices.axial(1, 0));

        assertThat(slice.spacing(1)).contains(new PixelSpacing(0.5, 0.25, Origin.PIXEL_SPACING));
        assertThat(slice.calibration(1).pixelAspect()).isEqualTo(2);
        assertThat(slice.calibration(1).notes()).isEmpty();
        assertThat(Headers.instance(Slices.axial(1, 0).remove(Tag.PixelSpacing)).plane())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GEOMETRY,CALIBRATED_BY_GEOMETRY", "FIDUCIAL,CALIBRATED_BY_FIDUCIAL", ",CALIBRATED_UNSTATED"})
    void aProjectionSaysHowItWasCalibrated(String type, Origin expected) {
        DataSet header = Headers.projection(Headers.DX)
                .putDecimal(Tag.ImagerPixelSpacing, 0.2, 0.2)
                .putDecimal(Tag.PixelSpacing, 0.15, 0.15);
        if (type != null) {
            header.putString(Tag.PixelSpacingCalibrationType, Vr.CS, type);
        }

        assertThat(Headers.instance(header).spacing(1)).contains(new PixelSpacing(0.15, 0.15, expected));
    }

    @Test
    void repetitionOfTheDetectorsSpacingIsNoCalibration() {
        DataSet repeated = Headers.projection(Headers.DX)
                .putDecimal(Tag.ImagerPixelSpacing, 0.2, 0.2)
                .putDecimal(Tag.PixelSpacing, 0.2, 0.2);

        assertThat(origin(repeated)).contains(Origin.IMAGER_PIXEL_SPACING);
        assertThat(origin(Headers.projection(Headers.CR).putDecimal(Tag.PixelSpacing, 0.2, 0.2)))
                .contains(Origin.PROJECTION_UNSTATED);
        assertThat(origin(Headers.projection(Headers.CR).putDecimal(Tag.NominalScannedPixelSpacing, 0.1, 0.1)))
                .contains(Origin.NOMINAL_SCANNED);
        assertThat(origin(Headers.projection(Headers.CR))).isEmpty();
    }

    @Test
    void aSecondaryCaptureIsACrossSectionOnlyWhereItSaysHowItLies() {
        String capture = "1.2.840.10008.5.1.4.1.1.7";
        DataSet placed = Slices.axial(1, 0).putString(Tag.SOPClassUID, Vr.UI, capture);

        assertThat(origin(placed)).contains(Origin.PIXEL_SPACING);
        assertThat(Headers.instance(placed).plane()).isPresent();
        assertThat(origin(Headers.projection(capture).putDecimal(Tag.PixelSpacing, 0.2, 0.2)))
                .contains(Origin.PROJECTION_UNSTATED);
    }

    @Test
    void magnificationIsAppliedWhereTheStandardDefinesItAndCanBeTrue() {
        DataSet mammogram = Headers.projection("1.2.840.10008.5.1.4.1.1.1.2")
                .putDecimal(Tag.ImagerPixelSpacing, 0.09, 0.09)
                .putDecimal(Tag.EstimatedRadiographicMagnificationFactor, 1.8);

        PixelSpacing spacing = Headers.instance(mammogram).spacing(1).orElseThrow();
        assertThat(spacing.origin()).isEqualTo(Origin.MAGNIFICATION_CORRECTED);
        assertThat(spacing.betweenRowsMm()).isCloseTo(0.05, Offset.offset(1e-12));

        mammogram.putDecimal(Tag.EstimatedRadiographicMagnificationFactor, 0.2);
        assertThat(origin(mammogram)).contains(Origin.IMAGER_PIXEL_SPACING);
        assertThat(Headers.instance(mammogram).calibration(1).notes())
                .containsExactly("Estimated Radiographic Magnification Factor cannot be true and is not used");

        DataSet plate = Headers.projection(Headers.CR)
                .putDecimal(Tag.ImagerPixelSpacing, 0.1, 0.1)
                .putDecimal(Tag.EstimatedRadiographicMagnificationFactor, 1.8);
        assertThat(origin(plate)).as("not of computed radiography").contains(Origin.IMAGER_PIXEL_SPACING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0\\0", "-0.5\\0.5", "NaN\\1", "1e9\\1e9", "0.5", "0.5\\0.5\\0.5", "wide\\high"})
    void spacingThatCannotBeTrueIsAbsentAndSaid(String stated) {
        DataSet header = Slices.axial(1, 0).putString(Tag.PixelSpacing, Vr.LO, stated.split("\\\\"));

        Instance instance = Headers.instance(header);

        assertThat(instance.spacing(1)).isEmpty();
        assertThat(instance.plane()).isEmpty();
        assertThat(instance.calibration(1).notes()).containsExactly("Pixel Spacing cannot be true and is not used");
        assertThat(SeriesAssembly.of("1.2", List.of(instance), List.of()).warnings())
                .contains("Pixel Spacing cannot be true and is not used");
    }

    @Test
    void pixelAspectRatioShapesTheDisplayAndGivesNoMillimetres() {
        DataSet header = Headers.projection(Headers.CR).putString(Tag.PixelAspectRatio, Vr.IS, "4", "3");

        Calibration calibration = Headers.instance(header).calibration(1);

        assertThat(calibration.pixelAspect()).isCloseTo(4 / 3.0, Offset.offset(1e-12));
        assertThat(calibration.whole()).isEmpty();
        header.putString(Tag.PixelAspectRatio, Vr.IS, "0", "0");
        assertThat(Headers.instance(header).calibration(1).pixelAspect()).isEqualTo(1);
    }

    @Test
    void enhancedAngiographySaysWhereInTheBeamItsSpacingHolds() {
        DataSet header = Headers.projection("1.2.840.10008.5.1.4.1.1.12.1.1")
                .putItems(
                        Tag.SharedFunctionalGroupsSequence,
                        new DataSet()
                                .putItems(
                                        Tag.FramePixelDataPropertiesSequence,
                                        new DataSet().putDecimal(Tag.ImagerPixelSpacing, 0.3, 0.3)));
        assertThat(origin(header)).contains(Origin.IMAGER_PIXEL_SPACING);

        header.item(Tag.SharedFunctionalGroupsSequence)
                .orElseThrow()
                .putItems(
                        Tag.ProjectionPixelCalibrationSequence,
                        new DataSet().putFloating(Tag.ObjectPixelSpacingInCenterOfBeam, Vr.FL, 0.25, 0.25));
        assertThat(Headers.instance(header).spacing(1)).contains(new PixelSpacing(0.25, 0.25, Origin.CENTRE_OF_BEAM));
    }

    @Test
    void rtImagesAreMeasuredInTheirOwnPlane() {
        DataSet header =
                Headers.projection("1.2.840.10008.5.1.4.1.1.481.1").putDecimal(Tag.ImagePlanePixelSpacing, 0.4, 0.4);

        assertThat(origin(header)).contains(Origin.RT_IMAGE_PLANE);
    }

    @Test
    void aRealUltrasoundImageIsCalibratedInItsRegionOnly() throws Exception {
        Instance ultrasound = real("dicom/pydicom/test_files__examples_ybr_color.dcm");

        assertThat(ultrasound.spacing(1)).isEmpty();
        // the file's region is columns 84 to 595, rows 31 to 414, 0.05104970559477806 cm
        assertThat(ultrasound.spacing(1, new ImagePoint(84, 31)))
                .map(PixelSpacing::betweenRowsMm)
                .hasValueSatisfying(mm -> assertThat(mm).isCloseTo(0.5104970559477806, Offset.offset(1e-12)));
        assertThat(ultrasound.spacing(1, new ImagePoint(83.9, 31))).isEmpty();
        assertThat(ultrasound.spacing(1, new ImagePoint(595.9, 414.9))).isPresent();
        assertThat(ultrasound.spacing(1, new ImagePoint(100, 415))).isEmpty();
    }

    @Test
    void aRealRadiographIsKnownAtTheDetectorOnlyAndHasLettersWithoutAPlane() throws Exception {
        Instance radiograph = real("dicom/highdicom/test_files__dx_image.dcm");

        assertThat(radiograph.spacing(1).orElseThrow().origin()).isEqualTo(Origin.IMAGER_PIXEL_SPACING);
        assertThat(radiograph.plane()).isEmpty();
        assertThat(radiograph.orientation(1).orElseThrow().left()).isEqualTo("R");
        assertThat(radiograph.orientation(1).orElseThrow().bottom()).isEqualTo("F");
    }

    private static Instance real(String path) throws Exception {
        return Instance.of(TestData.path(path), DicomReader.read(TestData.path(path)));
    }
}
