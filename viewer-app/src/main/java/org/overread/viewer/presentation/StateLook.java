package org.overread.viewer.presentation;

import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.presentation.DisplayedArea;
import org.overread.core.presentation.PresentationState;
import org.overread.core.presentation.SpatialTransform;
import org.overread.viewer.viewport.ViewGeometry;
import org.overread.viewer.viewport.ViewTurn;

/** How a presentation state turns an image and which part of it is seen how large (PS3.3 C.10.4, C.10.6). */
record StateLook(PresentationState state, FrameRef frame) {
    private static final int QUARTER = 90;
    private static final double SAME = 1e-3;

    /** The corners of the displayed area, outer corners of its outer pixels; of the whole image where there is none. */
    record Area(ImagePoint first, ImagePoint last) {}

    ViewGeometry geometry(ViewGeometry now) {
        ViewGeometry turned = now.turned(turn(state.spatial()));
        Optional<DisplayedArea> area = state.area(frame);
        if (area.isEmpty() || isWhole(area(now), now) && !magnified(area.get())) {
            return turned.fit();
        }
        Area seen = area(now);
        ViewGeometry fitted = turned.showing(seen.first(), seen.last());
        return magnified(area.get())
                ? fitted.scaledTo(area.get().magnification().getAsDouble())
                : fitted;
    }

    /** A rotation and then a flip is the flip and then the rotation the other way round. */
    static ViewTurn turn(SpatialTransform spatial) {
        int quarters = spatial.rotationDegrees() / QUARTER;
        return new ViewTurn(spatial.flipped() ? -quarters : quarters, spatial.flipped());
    }

    Area area(ViewGeometry image) {
        return state.area(frame)
                .map(StateLook::corners)
                .orElse(new Area(new ImagePoint(0, 0), new ImagePoint(image.columns(), image.rows())));
    }

    private static Area corners(DisplayedArea area) {
        DisplayedArea.Pixel a = area.topLeft();
        DisplayedArea.Pixel b = area.bottomRight();
        return new Area(
                new ImagePoint(Math.min(a.column(), b.column()) - 1.0, Math.min(a.row(), b.row()) - 1.0),
                new ImagePoint(Math.max(a.column(), b.column()), Math.max(a.row(), b.row())));
    }

    /** Whether the state gives pixels another shape than they are shown with: height over width. */
    static boolean otherPixels(DisplayedArea area, double pixelAspect) {
        double stated = area.spacing()
                .map(one -> one.betweenRowsMm() / one.betweenColumnsMm())
                .or(() -> area.aspect().map(one -> (double) one.vertical() / one.horizontal()))
                .orElse(pixelAspect);
        return Math.abs(stated / pixelAspect - 1) > SAME;
    }

    private static boolean isWhole(Area area, ViewGeometry image) {
        return area.equals(new Area(new ImagePoint(0, 0), new ImagePoint(image.columns(), image.rows())));
    }

    private static boolean magnified(DisplayedArea area) {
        return area.sizeMode() == DisplayedArea.SizeMode.MAGNIFY;
    }
}
