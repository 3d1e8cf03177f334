package org.overread.viewer.hanging;

import java.util.Optional;
import javafx.geometry.Point2D;
import org.overread.core.image.PixelSpacing;
import org.overread.viewer.viewport.SeriesView;
import org.overread.viewer.viewport.ViewGeometry;
import org.overread.viewer.viewport.Viewport;

/**
 * A change of an image's zoom and place, made on others: as many times as large, moved by as many millimetres, the other way across
 * where images hang back to back.
 */
record ZoomFollowing(Viewport lead, ViewGeometry was, ViewGeometry now, CellScales scales) {

    /** Empty where the reader has changed neither zoom nor place. */
    static Optional<ZoomFollowing> of(Viewport lead, SeriesView before, CellScales scales) {
        return before.geometry()
                .flatMap(was -> lead.view().geometry().map(now -> new ZoomFollowing(lead, was, now, scales)))
                .filter(ZoomFollowing::isChange)
                .filter(change -> !scales.hasPlaced(lead));
    }

    private boolean isChange() {
        boolean otherView = was.viewWidth() != now.viewWidth()
                || was.viewHeight() != now.viewHeight()
                || was.columns() != now.columns()
                || was.rows() != now.rows()
                || !was.turn().equals(now.turn());
        return !otherView && !was.equals(now);
    }

    ViewGeometry over(Viewport other, ViewGeometry look) {
        if (now.fitted() && !scales.places(other)) {
            return look.fit();
        }
        Point2D moved = was.toView(now.centre()).subtract(was.viewWidth() / 2, was.viewHeight() / 2);
        double pixels = pixelsPerMm(other, look)
                .flatMap(own -> pixelsPerMm(lead, was).map(leading -> own / leading))
                .orElse(1.0);
        double across = scales.areBackToBack(lead, other) ? -pixels : pixels;
        return look.panBy(-moved.getX() * across, -moved.getY() * pixels)
                .zoomAbout(look.viewWidth() / 2, look.viewHeight() / 2, now.scale() / was.scale());
    }

    private static Optional<Double> pixelsPerMm(Viewport viewport, ViewGeometry look) {
        return CellScales.spacing(viewport).map(PixelSpacing::betweenColumnsMm).map(mm -> look.scale() / mm);
    }
}
