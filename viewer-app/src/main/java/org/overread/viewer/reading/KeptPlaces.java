package org.overread.viewer.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.viewer.viewport.SeriesView;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** The frame and the view of each viewport, to be found again in the same study with more images. Thread: JavaFX. */
record KeptPlaces(List<Optional<KeptPlaces.Place>> places) {

    private record Place(FrameRef frame, SeriesView view) {}

    static KeptPlaces of(ViewportGrid viewports) {
        return new KeptPlaces(viewports.viewports().stream().map(KeptPlaces::of).toList());
    }

    private static Optional<Place> of(Viewport viewport) {
        return viewport.stack()
                .map(stack -> new Place(
                        stack.frame(stack.clamp(viewport.view().position())).ref(), viewport.view()));
    }

    void show(StudyReading study, ViewportGrid viewports) {
        List<Viewport> all = new ArrayList<>(viewports.viewports());
        for (int i = 0; i < Math.min(all.size(), places.size()); i++) {
            Viewport viewport = all.get(i);
            places.get(i)
                    .ifPresent(place -> study.stackOf(place.frame())
                            .ifPresent(stack -> viewport.show(
                                    stack,
                                    place.view()
                                            .at(stack.position(place.frame()).orElseThrow()))));
        }
    }
}
