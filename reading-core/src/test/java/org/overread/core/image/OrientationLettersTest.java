package org.overread.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationLettersTest {

    private static OrientationLetters letters(Direction row, Direction column) {
        return OrientationLetters.of(new ImagePlane(
                "1.2",
                new PatientPoint(0, 0, 0),
                row,
                column,
                new PixelSpacing(1, 1, PixelSpacing.Origin.PIXEL_SPACING)));
    }

    @Test
    void anAxialImageShowsThePatientsRightOnItsLeft() {
        assertThat(letters(new Direction(1, 0, 0), new Direction(0, 1, 0)))
                .isEqualTo(new OrientationLetters("R", "L", "A", "P"));
    }

    @Test
    void aFlippedAxialImageSaysSo() {
        assertThat(letters(new Direction(-1, 0, 0), new Direction(0, 1, 0)))
                .isEqualTo(new OrientationLetters("L", "R", "A", "P"));
    }

    @Test
    void coronalAndSagittalImagesHaveTheHeadOnTop() {
        assertThat(letters(new Direction(1, 0, 0), new Direction(0, 0, -1)))
                .isEqualTo(new OrientationLetters("R", "L", "H", "F"));
        assertThat(letters(new Direction(0, 1, 0), new Direction(0, 0, -1)))
                .isEqualTo(new OrientationLetters("A", "P", "H", "F"));
    }

    @ParameterizedTest
    @CsvSource({"0.9,0.43,0, LP", "-0.9,-0.43,0, RA", "0.5,-0.7,0.5099, AHL", "0.05,0,0.99, H"})
    void obliqueDirectionsHaveTheStrongestLetterFirst(double x, double y, double z, String letters) {
        assertThat(OrientationLetters.letters(new Direction(x, y, z))).isEqualTo(letters);
    }
}
