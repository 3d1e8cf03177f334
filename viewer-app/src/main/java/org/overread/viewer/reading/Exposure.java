package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.overlay.OverlayShape;
import org.overread.viewer.viewport.PaintedLayer;

/** Tells the host which marks and maps of models have come before the reader of the study on screen, each once. Thread: JavaFX. */
record Exposure(ReadingHost host, Supplier<Optional<StudyReading>> reading) {

    /** Marks of a frame, and maps over it, have come before the reader. */
    void seen(List<OverlayShape> painted, List<PaintedLayer> layers, FrameRef frame) {
        reading.get().ifPresent(study -> {
            Stream<TrackingUid> found =
                    painted.stream().filter(OverlayShape::byModel).map(OverlayShape::trackingUid);
            Stream<TrackingUid> mapped = layers.stream()
                    .flatMap(layer -> layer.runUid().stream())
                    .distinct()
                    .map(TrackingUid::new);
            List<TrackingUid> first =
                    study.firstSeen(Stream.concat(found, mapped).toList());
            if (!first.isEmpty()) {
                host.shown(first, frame);
            }
        });
    }
}
