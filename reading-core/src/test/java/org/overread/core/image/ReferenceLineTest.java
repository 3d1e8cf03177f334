package org.overread.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReferenceLineTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final Direction X = new Direction(1, 0, 0);
    private static final Direction Y = new Direction(0, 1, 0);
    private static final Direction DOWN = new Direction(0, 0, -1);

    private static PlacedFrame frame(PatientPoint first, Direction row, Direction column, String frameOfReference) {
        PixelSpacing spacing = new PixelSpacing(1, 2, PixelSpacing.Origin.PIXEL_SPACING);
        return new PlacedFrame(new ImagePlane(frameOfReference, first, row, column, spacing), 100, 200);
    }

    /** Sagittal 100 columns of 2 mm from y = 0, 200 rows of 1 mm from z = 100 downwards, at x = 50. */
    private static final PlacedFrame SAGITTAL = frame(new PatientPoint(50, 0, 100), Y, DOWN, "1");

    @Test
    void anAxialSliceIsALineAcrossTheSagittalAtItsHeight() {
        PlacedFrame axial = frame(new PatientPoint(0, 0, 40), X, Y, "1");

        ReferenceLine line = ReferenceLine.of(SAGITTAL, axial).orElseThrow();

        // z = 40 is 60 rows below the first pixel's centre
        assertThat(line.start().row()).isCloseTo(60.5, EXACT);
        assertThat(line.end().row()).isCloseTo(60.5, EXACT);
        // the axial frame spans y from -0.5 to 199.5: columns 0.25 to 100 of the sagittal, cut off at 100
        assertThat(Math.min(line.start().column(), line.end().column())).isCloseTo(0.25, EXACT);
        assertThat(Math.max(line.start().column(), line.end().column())).isCloseTo(100, EXACT);
    }

    @Test
    void endsLieInBothPlanes() {
        Direction tilted = new Direction(0, 0.8, 0.6);
        PlacedFrame oblique = frame(new PatientPoint(0, 10, 0), X, tilted, "1");

        ReferenceLine line = ReferenceLine.of(SAGITTAL, oblique).orElseThrow();

        for (ImagePoint end : new ImagePoint[] {line.start(), line.end()}) {
            PatientPoint place = SAGITTAL.plane().toPatient(end);
            assertThat(oblique.plane().distanceMm(place)).isCloseTo(0, EXACT);
            assertThat(oblique.plane().toImage(place).row()).isBetween(-1e-9, 200 + 1e-9);
        }
    }

    @Test
    void thereIsNoLineOfParallelDistantOrUnrelatedFrames() {
        assertThat(ReferenceLine.of(SAGITTAL, frame(new PatientPoint(20, 0, 100), Y, DOWN, "1")))
                .isEmpty();
        assertThat(ReferenceLine.of(SAGITTAL, frame(new PatientPoint(0, 0, 400), X, Y, "1")))
                .isEmpty();
        assertThat(ReferenceLine.of(SAGITTAL, frame(new PatientPoint(60, 0, 40), X, Y, "1")))
                .as("the axial frame begins to the left of the sagittal plane")
                .isEmpty();
        Optional<ReferenceLine> unrelated = ReferenceLine.of(SAGITTAL, frame(new PatientPoint(0, 0, 40), X, Y, "2"));
        assertThat(unrelated).isEmpty();
    }
}
