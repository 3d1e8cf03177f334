package org.overread.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.measurement.Shape.Ellipse;
import org.overread.core.measurement.Shape.Polygon;

class ShapeMeasuresTest {
    private static final PixelSpacing UNEVEN = new PixelSpacing(2, 0.5, PixelSpacing.Origin.PIXEL_SPACING);
    private final ShapeMeasures inPatient = new ShapeMeasures(Optional.of(UNEVEN), 1);
    private final ShapeMeasures inPixels = new ShapeMeasures(Optional.empty(), 1);

    @Test
    void lengthFollowsEachDirectionsOwnSpacing() {
        Measured across = only(inPatient.of(line(10, 10, 50, 10)));
        Measured down = only(inPatient.of(line(10, 10, 10, 50)));
        Measured oblique = only(inPatient.of(line(0, 0, 6, 2)));
        assertThat(across.value()).isEqualTo(20);
        assertThat(down.value()).isEqualTo(80);
        assertThat(oblique.value()).isEqualTo(5);
        assertThat(oblique.unit()).isEqualTo(Unit.MILLIMETRE);
        assertThat(oblique.basis()).contains(PixelSpacing.Origin.PIXEL_SPACING);
    }

    @Test
    void withoutSpacingThereIsNoMillimetre() {
        Measured length = only(inPixels.of(line(0, 0, 3, 4)));
        Measured area = only(inPixels.of(square(10)));
        assertThat(length.value()).isEqualTo(5);
        assertThat(length.unit()).isEqualTo(MeasurementCodes.PIXELS);
        assertThat(length.basis()).isEmpty();
        assertThat(area.value()).isEqualTo(100);
        assertThat(area.unit()).isEqualTo(MeasurementCodes.SQUARE_PIXELS);
    }

    @Test
    void areaOfAnOutlineIsThatOfItsShapeWhicheverWayItIsDrawn() {
        Polygon lShape = polygon(0, 0, 4, 0, 4, 1, 1, 1, 1, 3, 0, 3);
        Polygon backwards = new Polygon(lShape.points().reversed());
        assertThat(only(inPixels.of(lShape)).value()).isEqualTo(6);
        assertThat(only(inPixels.of(backwards)).value()).isEqualTo(6);
        assertThat(only(inPatient.of(lShape)).value()).isEqualTo(6);
    }

    @Test
    void areaOfAnOutlineThatCrossesItselfIsThatOfAllItsLoops() {
        // triangles of 4 and 1 that meet in (4, 4), drawn in one line: the usual sum takes one from the other
        Polygon eight = polygon(2, 2, 6, 2, 3, 5, 5, 5);
        Polygon turned = polygon(2, 2, 2, 6, 5, 3, 5, 5);
        assertThat(only(inPixels.of(eight)).value()).isCloseTo(4 + 1, within(1e-12));
        assertThat(only(inPixels.of(turned)).value()).isCloseTo(4 + 1, within(1e-12));
        assertThat(only(inPatient.of(eight)).value()).isCloseTo(4 + 1, within(1e-12));
    }

    @Test
    void areaOfAnOutlineThatCrossesItselfAtItsOwnPointIsThatOfAllItsLoops() {
        Polygon atOne = polygon(2, 2, 6, 2, 4, 4, 3, 5, 5, 5);
        Polygon atTwo = polygon(0, 0, 4, 4, 8, 8, 8, 0, 4, 4, 0, 8);
        assertThat(only(inPixels.of(atOne)).value()).isCloseTo(4 + 1, within(1e-12));
        assertThat(only(inPixels.of(atTwo)).value()).isCloseTo(16 + 16, within(1e-12));
    }

    @Test
    void areaOfALongOutlineThatCrossesItselfIsThatOfAllItsLoopsToo() {
        // the two loops of a figure of eight, 3,000 points
        List<ImagePoint> points = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            double t = 2 * Math.PI * (i + 0.25) / 3000;
            points.add(new ImagePoint(200 + 100 * Math.sin(t), 200 + 100 * Math.sin(t) * Math.cos(t)));
        }
        assertThat(new Shape.Polygon(points).areaPixels()).isCloseTo(4.0 / 3 * 100 * 100, within(1.0));
    }

    @Test
    void valuesThatAreAllAlikeHaveNoSpreadThatRoundingMakes() {
        PixelValues alike = new Values(20, 20, (column, row) -> 1000.1);
        RegionStatistics inside = RegionStatistics.of(square(7), alike);
        assertThat(inside.mean()).isEqualTo(1000.1);
        assertThat(inside.standardDeviation()).isZero();
    }

    @Test
    void areaOfAnyOutlineIsThatOfFinePixelsInside() {
        Random random = new Random(11);
        for (int round = 0; round < 30; round++) {
            List<ImagePoint> outline = new ArrayList<>();
            for (int i = 0; i < 4 + random.nextInt(9); i++) {
                outline.add(point(random.nextDouble(0, 2000), random.nextDouble(0, 2000)));
            }
            Polygon polygon = new Polygon(outline);
            long inside = RegionStatistics.of(polygon, new Values(2000, 2000, (column, row) -> 1))
                    .pixels();
            assertThat(polygon.areaPixels()).isCloseTo(inside, within(2000.0 + 0.001 * inside));
        }
    }

    @Test
    void areaOfAnEllipseIsThatOfItsAxesInThePatient() {
        Ellipse ellipse = Ellipse.inBox(point(10, 20), point(30, 26));
        Measured area = only(inPatient.of(ellipse));
        assertThat(area.value()).isCloseTo(Math.PI * (10 * 0.5) * (3 * 2), within(1e-12));
        assertThat(area.unit()).isEqualTo(MeasurementCodes.SQUARE_MILLIMETRE);
    }

    @Test
    void anglesAreThoseInThePatientNotThoseOnTheScreen() {
        Measured right = only(inPatient.of(new Shape.Angle(point(8, 0), point(0, 0), point(0, 2))));
        Measured half = only(inPatient.of(new Shape.Angle(point(8, 0), point(0, 0), point(8, 2))));
        Measured blunt = only(inPixels.of(new Shape.Angle(point(1, 0), point(0, 0), point(-1, 1))));
        assertThat(right.value()).isCloseTo(90, within(1e-12));
        assertThat(half.value()).isCloseTo(45, within(1e-12));
        assertThat(blunt.value()).isCloseTo(135, within(1e-12));
    }

    @Test
    void cobbAngleIsThatBetweenTheLinesWhicheverWayTheyWereDrawn() {
        Shape.Length level = line(0, 0, 10, 0);
        Shape.Length tilted = line(0, 20, 10, 10);
        Shape.Length turned = line(10, 10, 0, 20);
        assertThat(only(inPixels.of(new Shape.CobbAngle(level, tilted))).value())
                .isCloseTo(45, within(1e-12));
        assertThat(only(inPixels.of(new Shape.CobbAngle(level, turned))).value())
                .isCloseTo(45, within(1e-12));
    }

    @Test
    void anAngleWithoutAnArmIsNoAngle() {
        assertThat(inPixels.of(new Shape.Angle(point(1, 0), point(0, 0), point(0, 0))))
                .isEmpty();
    }

    @Test
    void bothAxesOfALesionAreMeasured() {
        List<Measured> axes = inPatient.of(new Shape.Bidirectional(line(0, 0, 40, 0), line(10, 0, 10, 5)));
        assertThat(axes)
                .extracting(Measured::quantity)
                .containsExactly(MeasurementCodes.LONG_AXIS, MeasurementCodes.SHORT_AXIS);
        assertThat(axes).extracting(Measured::value).containsExactly(20.0, 10.0);
    }

    @Test
    void valuesAreThoseOfThePixelsWhoseCentreLiesInside() {
        Values ramp = new Values(8, 8, (column, row) -> column + 10.0 * row);
        // the centres of columns 2…4 (2.5 … 4.5) and rows 1, 2 lie inside; parts of pixels around them do too
        RegionStatistics found = RegionStatistics.of(polygon(1.6, 0.6, 5.4, 0.6, 5.4, 3.4, 1.6, 3.4), ramp);
        assertThat(found.pixels()).isEqualTo(3 * 2);
        assertThat(found.mean()).isEqualTo(18);
    }

    @Test
    void meanAndDeviationAreThoseOfTheSameNumbersWorkedOutByHand() {
        double[] inside = {12, 13, 14, 22, 23, 24};
        Values ramp = new Values(8, 8, (column, row) -> column + 10.0 * row);
        RegionStatistics found = RegionStatistics.of(polygon(2, 1, 5, 1, 5, 3, 2, 3), ramp);
        assertThat(found.pixels()).isEqualTo(inside.length);
        assertThat(found.mean()).isEqualTo(18);
        // squares about the mean: 36 25 16 16 25 36
        assertThat(found.standardDeviation()).isCloseTo(Math.sqrt(154.0 / 6), within(1e-12));
        assertThat(found.minimum()).isEqualTo(12);
        assertThat(found.maximum()).isEqualTo(24);
    }

    @Test
    void deviationOfLargeNumbersDoesNotDrownInRounding() {
        Values high = new Values(2, 1, (column, row) -> 1e9 + column);
        RegionStatistics found = RegionStatistics.of(polygon(0, 0, 2, 0, 2, 1, 0, 1), high);
        assertThat(found.standardDeviation()).isEqualTo(0.5);
    }

    @Test
    void pixelsInsideAreThoseThatAPointByPointTestFinds() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<ImagePoint> outline = new ArrayList<>();
            for (int i = 0; i < 3 + random.nextInt(9); i++) {
                outline.add(point(random.nextDouble(-4, 36), random.nextDouble(-4, 36)));
            }
            Polygon polygon = new Polygon(outline);
            Ellipse ellipse = new Ellipse(outline.get(0), outline.get(1), outline.get(2));
            assertThat(RegionStatistics.of(polygon, new Values(32, 32, (c, r) -> 1))
                            .pixels())
                    .isEqualTo(count(outline));
            assertThat(RegionStatistics.of(ellipse, new Values(32, 32, (c, r) -> 1))
                            .pixels())
                    .isEqualTo(count(ellipse));
        }
    }

    @Test
    void paddingHasNoValueAndARegionWithoutValuesHasNoStatistics() {
        Values half = new Values(4, 1, (column, row) -> column < 2 ? Double.NaN : 5);
        assertThat(RegionStatistics.of(polygon(0, 0, 4, 0, 4, 1, 0, 1), half).pixels())
                .isEqualTo(2);
        assertThat(ShapeMeasures.ofValues(polygon(0, 0, 2, 0, 2, 1, 0, 1), half))
                .isEmpty();
        assertThat(ShapeMeasures.ofValues(polygon(90, 90, 95, 90, 95, 95), half))
                .isEmpty();
    }

    @Test
    void statisticsSayWhatTheyAreOfAndInWhichUnit() {
        List<Measured> found = ShapeMeasures.ofValues(square(3), new Values(4, 4, (column, row) -> -700));
        assertThat(found)
                .extracting(measured -> measured.derivation().orElseThrow())
                .containsExactly(
                        MeasurementCodes.MEAN,
                        MeasurementCodes.STANDARD_DEVIATION,
                        MeasurementCodes.MINIMUM,
                        MeasurementCodes.MAXIMUM);
        assertThat(found).extracting(Measured::unit).containsOnly(MeasurementCodes.HOUNSFIELD);
        assertThat(found.getFirst().value()).isEqualTo(-700);
    }

    private static long count(List<ImagePoint> outline) {
        long inside = 0;
        for (int row = 0; row < 32; row++) {
            for (int column = 0; column < 32; column++) {
                boolean odd = false;
                for (int i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
                    ImagePoint a = outline.get(i);
                    ImagePoint b = outline.get(j);
                    if (a.row() > row + 0.5 != b.row() > row + 0.5
                            && column + 0.5
                                    < (b.column() - a.column()) * (row + 0.5 - a.row()) / (b.row() - a.row())
                                            + a.column()) {
                        odd = !odd;
                    }
                }
                inside += odd ? 1 : 0;
            }
        }
        return inside;
    }

    private static long count(Ellipse ellipse) {
        double ux = ellipse.firstEnd().column() - ellipse.centre().column();
        double uy = ellipse.firstEnd().row() - ellipse.centre().row();
        double vx = ellipse.secondEnd().column() - ellipse.centre().column();
        double vy = ellipse.secondEnd().row() - ellipse.centre().row();
        double cross = ux * vy - uy * vx;
        long inside = 0;
        for (int row = 0; row < 32; row++) {
            for (int column = 0; column < 32; column++) {
                double dx = column + 0.5 - ellipse.centre().column();
                double dy = row + 0.5 - ellipse.centre().row();
                double alongU = (dx * vy - dy * vx) / cross;
                double alongV = (ux * dy - uy * dx) / cross;
                inside += alongU * alongU + alongV * alongV < 1 ? 1 : 0;
            }
        }
        return inside;
    }

    private interface Value {
        double at(int column, int row);
    }

    private record Values(int columns, int rows, Value source) implements PixelValues {
        @Override
        public double value(int column, int row) {
            return source.at(column, row);
        }

        @Override
        public CodedConcept quantity() {
            return MeasurementCodes.ATTENUATION;
        }

        @Override
        public Unit unit() {
            return MeasurementCodes.HOUNSFIELD;
        }
    }

    private static Measured only(List<Measured> measured) {
        assertThat(measured).hasSize(1);
        return measured.getFirst();
    }

    private static ImagePoint point(double column, double row) {
        return new ImagePoint(column, row);
    }

    private static Shape.Length line(double column0, double row0, double column1, double row1) {
        return new Shape.Length(point(column0, row0), point(column1, row1));
    }

    private static Polygon square(double side) {
        return polygon(0, 0, side, 0, side, side, 0, side);
    }

    private static Polygon polygon(double... coordinates) {
        List<ImagePoint> points = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.add(point(coordinates[i], coordinates[i + 1]));
        }
        return new Polygon(points);
    }
}
