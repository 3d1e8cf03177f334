package org.overread.viewer.viewport;

import java.util.Optional;

/**
 * The view of one series as the reader left it.
 *
 * @param position zero-based slice position
 * @param geometry empty until it has been shown in a view of a known size
 */
public record SeriesView(int position, Optional<ViewGeometry> geometry, Presentation presentation) {

    public SeriesView at(int newPosition) {
        return new SeriesView(newPosition, geometry, presentation);
    }

    public SeriesView with(ViewGeometry newGeometry) {
        return new SeriesView(position, Optional.of(newGeometry), presentation);
    }

    public SeriesView with(Presentation newPresentation) {
        return new SeriesView(position, geometry, newPresentation);
    }
}
