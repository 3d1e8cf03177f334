package org.overread.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.image.CalibratedRegion.Format;
import org.overread.core.image.RegionAxis.Unit;

class CalibrationTest {
    /** A 2D image on the left, an M-mode strip on the right, a magnified 2D inset in the lower left corner. */
    private static final CalibratedRegion IMAGE =
            region(0, 0, 99, 99, Format.TWO_DIMENSIONAL, axis(Unit.CENTIMETRE, 0.05), axis(Unit.CENTIMETRE, 0.02));

    private static final CalibratedRegion STRIP =
            region(100, 0, 199, 99, Format.M_MODE, axis(Unit.SECOND, 0.01), axis(Unit.CENTIMETRE, 0.02));
    private static final CalibratedRegion INSET =
            region(0, 80, 19, 99, Format.TWO_DIMENSIONAL, axis(Unit.CENTIMETRE, 0.01), axis(Unit.CENTIMETRE, 0.01));

    private static RegionAxis axis(Unit unit, double delta) {
        return new RegionAxis(unit, delta, OptionalDouble.of(10), OptionalDouble.empty());
    }

    private static CalibratedRegion region(
            int column0, int row0, int column1, int row1, Format format, RegionAxis x, RegionAxis y) {
        return new CalibratedRegion(column0, row0, column1, row1, format, 1, false, x, y);
    }

    private static Calibration of(CalibratedRegion... regions) {
        return new Calibration(Optional.empty(), List.of(regions), 1, List.of());
    }

    private static ImagePoint at(double column, double row) {
        return new ImagePoint(column, row);
    }

    @Test
    void withinOneRegionLengthsAreInMillimetres() {
        Optional<PixelSpacing> spacing = of(IMAGE, STRIP).spacing(List.of(at(10, 10), at(50, 40)));

        assertThat(spacing).contains(new PixelSpacing(0.2, 0.5, PixelSpacing.Origin.ULTRASOUND_REGION));
        // 40 columns of 0.5 mm, 30 rows of 0.2 mm
        assertThat(spacing.orElseThrow().distanceMm(at(10, 10), at(50, 40)))
                .isCloseTo(Math.hypot(20, 6), Offset.offset(1e-12));
    }

    @Test
    void acrossRegionsAndOutsideOfThemLengthsAreInPixels() {
        Calibration calibration = of(IMAGE, STRIP);

        assertThat(calibration.spacing(List.of(at(10, 10), at(150, 10)))).isEmpty();
        assertThat(calibration.spacing(List.of(at(10, 10), at(10, 150)))).isEmpty();
        assertThat(calibration.sentence(List.of(at(10, 10), at(10, 150))))
                .isEqualTo("outside of one calibrated region: lengths are in pixels");
    }

    @Test
    void anMModeStripHasTimeAndDepthButNoMillimetres() {
        Calibration calibration = of(IMAGE, STRIP);

        assertThat(calibration.spacing(at(150, 10))).isEmpty();
        assertThat(calibration.region(at(150, 10))).contains(STRIP);
        assertThat(calibration.sentence(List.of(at(150, 10))))
                .isEqualTo("an M-mode region: s to the right, cm downwards; lengths are in pixels");
        assertThat(STRIP.x().value(30).orElseThrow()).isCloseTo(0.2, Offset.offset(1e-12));
    }

    @Test
    void whereRegionsOfUnlikeScaleOverlapNothingIsSaidUnlessOneIsOnTop() {
        CalibratedRegion below =
                new CalibratedRegion(0, 0, 99, 99, Format.TWO_DIMENSIONAL, 1, true, IMAGE.x(), IMAGE.y());

        assertThat(of(IMAGE, INSET).spacing(at(5, 90))).isEmpty();
        assertThat(of(below, INSET).spacing(at(5, 90)))
                .map(PixelSpacing::betweenRowsMm)
                .contains(0.1);
        // one end under the inset, the other not: the inset's pixels are not the image's
        assertThat(of(below, INSET).spacing(List.of(at(5, 90), at(50, 50)))).isEmpty();
        assertThat(of(below, INSET).spacing(List.of(at(30, 30), at(50, 50)))).isPresent();
    }

    @Test
    void aColourBoxInTheImageDoesNotDisturbIt() {
        CalibratedRegion box =
                new CalibratedRegion(40, 40, 60, 60, Format.TWO_DIMENSIONAL, 2, false, IMAGE.x(), IMAGE.y());

        assertThat(of(IMAGE, box).spacing(List.of(at(50, 50), at(10, 10)))).isPresent();
    }

    @Test
    void regionsOfOtherUnitsOrFormatsHaveNoMillimetres() {
        RegionAxis centimetres = axis(Unit.CENTIMETRE, 0.05);

        assertThat(region(0, 0, 9, 9, Format.TWO_DIMENSIONAL, centimetres, axis(Unit.DEGREE, 0.05))
                        .spacing())
                .isEmpty();
        assertThat(region(0, 0, 9, 9, Format.SPECTRAL, centimetres, centimetres).spacing())
                .isEmpty();
        assertThat(region(0, 0, 9, 9, Format.TWO_DIMENSIONAL, axis(Unit.CENTIMETRE, 0), centimetres)
                        .spacing())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, Double.NaN, Double.POSITIVE_INFINITY, 1e9, 1e-9})
    void spacingThatCannotBeTrueIsRefused(double spacing) {
        assertThat(PixelSpacing.isPossible(spacing)).isFalse();
        assertThatThrownBy(() -> new PixelSpacing(1, spacing, PixelSpacing.Origin.PIXEL_SPACING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everySpacingSaysWhereItHolds() {
        assertThat(new PixelSpacing(0.2, 0.1, PixelSpacing.Origin.IMAGER_PIXEL_SPACING).sentence())
                .isEqualTo("0.2000 x 0.1000 mm, at the detector, larger than in the patient");
        assertThat(of().sentence(List.of(at(1, 1)))).isEqualTo("not calibrated: lengths are in pixels");
    }
}
