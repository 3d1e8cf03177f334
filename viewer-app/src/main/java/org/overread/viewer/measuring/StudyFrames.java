package org.overread.viewer.measuring;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.viewer.viewport.StackFrame;

/** The frames of a study, found by their identity. Thread: one. */
final class StudyFrames {
    private final Study study;
    /** By SOP Instance UID; filled when it is first asked for: opening a study does not wait for it. */
    private final Map<String, Held> instances = new HashMap<>();

    private record Held(Instance instance, Series series) {}

    StudyFrames(Study study) {
        this.study = study;
    }

    /** A frame with the series that it is in; empty where the study has no such frame. */
    Optional<ShapeNumbers.Place> find(FrameRef ref) {
        return held(ref)
                .map(held -> new ShapeNumbers.Place(
                        held.series(),
                        new StackFrame(ref, held.instance(), held.instance().plane(ref.frameNumber())),
                        Optional.empty()));
    }

    /** Where something drawn on a frame is, or on a plane through its volume. */
    Optional<AnnotationPlace> place(FrameRef ref, Optional<ReformatPlane> plane) {
        return held(ref)
                .map(held -> new AnnotationPlace(
                        study.studyInstanceUid(),
                        held.series().seriesInstanceUid(),
                        held.instance().plane(ref.frameNumber()).map(own -> own.frameOfReferenceUid()),
                        ref,
                        plane));
    }

    private Optional<Held> held(FrameRef ref) {
        if (instances.isEmpty()) {
            study.series()
                    .forEach(series -> series.instances()
                            .forEach(instance -> instances.put(instance.sopInstanceUid(), new Held(instance, series))));
        }
        return Optional.ofNullable(instances.get(ref.sopInstanceUid()))
                .filter(held -> ref.frameNumber() <= held.instance().frames());
    }
}
