package org.overread.viewer.hanging;

import java.util.Optional;
import org.overread.viewer.viewport.SeriesView;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** The one image that a study is first shown by, and whether the reader has left it so. Thread: JavaFX. */
record FirstView(ViewportGrid viewports) {

    /** Whether one image is on screen whose window, zoom and place are as they were; it may have been scrolled. */
    boolean isUntouched() {
        Viewport only = viewports.active();
        return viewports.arrangement().size() == 1
                && first().filter(view -> only.view().presentation().equals(view.presentation()))
                        .isPresent()
                && only.view().geometry().filter(geometry -> !geometry.fitted()).isEmpty();
    }

    boolean isOnFirstSlice() {
        int position = viewports.active().view().position();
        return first().filter(view -> view.position() == position).isPresent();
    }

    private Optional<SeriesView> first() {
        return viewports.active().stack().map(SeriesView::first);
    }
}
