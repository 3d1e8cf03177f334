package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.overread.core.image.ImagePoint;

class ViewGeometryTest {
    private final ViewGeometry fitted = ViewGeometry.fit(900, 700, 512, 512, 1);

    @Test
    void fitShowsTheWholeImageAsLargeAsTheViewAllows() {
        assertThat(fitted.toView(new ImagePoint(0, 0))).isEqualTo(new Point2D(100, 0));
        assertThat(fitted.toView(new ImagePoint(512, 512))).isEqualTo(new Point2D(800, 700));
    }

    @Test
    void pixelsKeepTheirShapeWhereRowsAreFurtherApartThanColumns() {
        ViewGeometry flat = ViewGeometry.fit(800, 800, 200, 100, 2);
        Point2D last = flat.toView(new ImagePoint(200, 100));
        assertThat(last).isEqualTo(new Point2D(800, 800));
        assertThat(flat.rowScale()).isEqualTo(2 * flat.scale());
    }

    @Test
    void viewAndImagePointsAreEachOthersInverse() {
        ViewGeometry some = ViewGeometry.fit(913, 677, 500, 300, 1.7)
                .zoomAbout(200, 300, 2.3)
                .panBy(31, -17);
        ImagePoint point = some.toImage(123.25, 456.5);
        Point2D back = some.toView(point);
        assertThat(back.getX()).isCloseTo(123.25, within(1e-9));
        assertThat(back.getY()).isCloseTo(456.5, within(1e-9));
    }

    @Test
    void zoomKeepsTheImagePointUnderThePointer() {
        ImagePoint before = fitted.toImage(640, 210);
        ViewGeometry zoomed = fitted.zoomAbout(640, 210, 1.9);
        ImagePoint after = zoomed.toImage(640, 210);
        assertThat(zoomed.scale()).isCloseTo(1.9 * fitted.scale(), within(1e-12));
        assertThat(after.column()).isCloseTo(before.column(), within(1e-9));
        assertThat(after.row()).isCloseTo(before.row(), within(1e-9));
    }

    @Test
    void panMovesTheImageWithThePointer() {
        ViewGeometry zoomed = fitted.zoomAbout(450, 350, 3);
        Point2D before = zoomed.toView(new ImagePoint(256, 256));
        Point2D after = zoomed.panBy(40, -25).toView(new ImagePoint(256, 256));
        assertThat(after.distance(before.add(40, -25))).isCloseTo(0, within(1e-9));
    }

    @Test
    void theImageCannotBeLostOutsideTheView() {
        ViewGeometry away = fitted.panBy(1e6, 1e6);
        assertThat(away.centre()).isEqualTo(new ImagePoint(0, 0));
        assertThat(fitted.zoomAbout(0, 0, 1e9).scale()).isEqualTo(64);
        assertThat(fitted.zoomAbout(0, 0, 1e-9).scale()).isCloseTo(fitted.scale() / 4, within(1e-12));
    }

    @Test
    void aFittedImageStaysFittedWhenTheViewChangesAndAZoomedOneStaysZoomed() {
        assertThat(fitted.resized(1000, 1000)).isEqualTo(ViewGeometry.fit(1000, 1000, 512, 512, 1));
        ViewGeometry zoomed = fitted.zoomAbout(450, 350, 2);
        assertThat(zoomed.resized(1000, 1000).scale()).isEqualTo(zoomed.scale());
        assertThat(zoomed.resized(1000, 1000).centre()).isEqualTo(zoomed.centre());
    }

    @Test
    void goingToAFindingCentresIt() {
        ViewGeometry near = fitted.zoomTo(new ImagePoint(100, 150), new ImagePoint(120, 170), 0.2);
        Point2D middle = near.toView(new ImagePoint(110, 160));
        assertThat(middle.getX()).isCloseTo(450, within(1e-9));
        assertThat(middle.getY()).isCloseTo(350, within(1e-9));
        assertThat(near.scale() * 20).isCloseTo(0.2 * 700, within(1e-9));
    }
}
