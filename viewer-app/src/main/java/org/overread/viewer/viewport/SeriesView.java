package org.overread.viewer.viewport;

import java.util.Optional;

/**
 * The view of one series as the reader left it.
 *
 * @param position zero-based slice position
 * @param geometry empty until it has been shown in a view of a known size
 */
public record SeriesView(int position, Optional<ViewGeometry> geometry, Presentation presentation) {

    /** How a series is first seen: its middle slice, fitted, in the file's first window. */
    public static SeriesView first(FrameStack frames) {
        int middle = frames.size() / 2;
        Presentation presentation = new Presentation(
                frames.isEmpty()
                        ? Optional.empty()
                        : frames.frame(middle).facts().windows().stream().findFirst(),
                false);
        return new SeriesView(middle, Optional.empty(), presentation);
    }

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
