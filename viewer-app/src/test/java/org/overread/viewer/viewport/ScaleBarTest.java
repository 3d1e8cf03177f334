package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PixelSpacing;

class ScaleBarTest {
    private static final PixelSpacing FLAT = new PixelSpacing(2, 0.5, PixelSpacing.Origin.PIXEL_SPACING);

    @Test
    void lengthsAreRoundAndNotLongerThanThereIsRoom() {
        assertThat(ScaleBar.roundLength(49.9)).isEqualTo(20);
        assertThat(ScaleBar.roundLength(50)).isEqualTo(50);
        assertThat(ScaleBar.roundLength(0.3)).isCloseTo(0.2, within(1e-12));
        assertThat(ScaleBar.lengthText(50)).isEqualTo("5 cm");
        assertThat(ScaleBar.lengthText(5)).isEqualTo("5 mm");
        assertThat(ScaleBar.lengthText(0.2)).isEqualTo("0.2 mm");
    }

    @Test
    void anisotropicPixelsHaveTheBarOfTheAxisThatRunsAcrossZoomedAndTurned() {
        ViewGeometry upright =
                ViewGeometry.fit(800, 600, 400, 100, FLAT.aspect()).zoomAbout(10, 20, 1.7);
        for (ViewGeometry geometry : new ViewGeometry[] {upright, upright.turned(ViewTurn.NONE.rotated())}) {
            double perMm = ScaleBar.pixelsPerMm(geometry, FLAT);
            // a point 10 mm further across the view, by the spacing of the image
            ImagePoint from = geometry.toImage(100, 100);
            ImagePoint to = geometry.toImage(100 + 10 * perMm, 100);
            assertThat(FLAT.distanceMm(from, to)).isCloseTo(10, within(1e-9));
        }
    }
}
