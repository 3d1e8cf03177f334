package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.overread.viewer.hanging.Hanging;
import org.overread.viewer.measuring.DrawnItem;
import org.overread.viewer.measuring.Measuring;
import org.overread.viewer.reformatting.PlanePane;
import org.overread.viewer.reformatting.PlaneRoom;
import org.overread.viewer.reformatting.PlaneRooms;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** What tests ask of a window's parts. Thread: JavaFX. */
record SeenWindow(WindowParts parts) {

    /** The image that keys and commands go to. */
    Viewport viewport() {
        return parts.viewports().active();
    }

    ViewportGrid viewports() {
        return parts.viewports();
    }

    /** What hangs where. */
    Hanging hanging() {
        return parts.controller().hanging();
    }

    /** The planes of an MPR while they are on screen. */
    Optional<PlaneRoom> planes() {
        return parts.planes().room();
    }

    /** Those of the study and of a prior. */
    PlaneRooms planeRooms() {
        return parts.planes().rooms();
    }

    /** Where the active slice cuts what a viewport shows, in its view. */
    Optional<Point2D[]> referenceLine(Viewport viewport) {
        return parts.commands().beside().lines().line(viewport);
    }

    /** How a viewport is linked to the active one. */
    String linkOf(Viewport viewport) {
        return parts.commands().beside().scrolling().said(viewport);
    }

    Measuring measuring() {
        return parts.measuring();
    }

    /** What of that which is drawn is painted in an image. */
    List<DrawnItem> drawn(Viewport viewport) {
        return parts.measuringKeys().painted(viewport);
    }

    /** What of that which is drawn is painted on a plane of an MPR. */
    List<DrawnItem> drawn(PlanePane pane) {
        return parts.measuringKeys().painted(pane);
    }
}
