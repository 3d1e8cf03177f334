package org.overread.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ImagePlaneTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    private static ImagePlane plane(PatientPoint first, Direction row, Direction column, double rows, double columns) {
        return new ImagePlane(
                "1.2", first, row, column, new PixelSpacing(rows, columns, PixelSpacing.Origin.PIXEL_SPACING));
    }

    @Test
    void theCentreOfTheFirstPixelIsImagePosition() {
        ImagePlane axial =
                plane(new PatientPoint(-100, -120, 30), new Direction(1, 0, 0), new Direction(0, 1, 0), 0.8, 0.5);

        assertThat(axial.toPatient(new ImagePoint(0.5, 0.5))).isEqualTo(new PatientPoint(-100, -120, 30));
        assertThat(axial.toImage(new PatientPoint(-100, -120, 30))).isEqualTo(new ImagePoint(0.5, 0.5));
    }

    /** Equation C.7.6.2.1-1 worked by hand for an oblique plane with unequal spacings. */
    @Test
    void obliquePointsAreThoseOfTheStandardsEquation() {
        ImagePlane oblique =
                plane(new PatientPoint(10, 20, 30), new Direction(0, 0.6, 0.8), new Direction(-1, 0, 0), 2, 0.5);

        // pixel column 4, row 3: 10 - 3*2, 20 + 4*0.5*0.6, 30 + 4*0.5*0.8
        PatientPoint point = oblique.toPatient(new ImagePoint(4.5, 3.5));

        assertThat(point.x()).isCloseTo(4, EXACT);
        assertThat(point.y()).isCloseTo(21.2, EXACT);
        assertThat(point.z()).isCloseTo(31.6, EXACT);
    }

    @Test
    void toImageUndoesToPatient() {
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            double a = random.nextDouble() * 6;
            double b = random.nextDouble() * 6;
            Direction row = new Direction(Math.cos(a) * Math.cos(b), Math.sin(a) * Math.cos(b), Math.sin(b));
            Direction column = new Direction(-Math.sin(a), Math.cos(a), 0);
            ImagePlane plane = plane(new PatientPoint(random.nextDouble(), 5, -7), row, column, 0.7, 1.3);
            ImagePoint point = new ImagePoint(random.nextDouble() * 512, random.nextDouble() * 512);

            ImagePoint back = plane.toImage(plane.toPatient(point));

            assertThat(back.column()).isCloseTo(point.column(), EXACT);
            assertThat(back.row()).isCloseTo(point.row(), EXACT);
            assertThat(plane.distanceMm(plane.toPatient(point).plus(2.5, plane.normal())))
                    .isCloseTo(2.5, EXACT);
        }
    }
}
