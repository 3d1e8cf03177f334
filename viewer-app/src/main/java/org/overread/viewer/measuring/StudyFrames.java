package org.overread.viewer.measuring;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.measurement.Shape;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.SliceStack;
import org.overread.core.study.Study;
import org.overread.viewer.viewport.StackFrame;

/** The frames of a study, found by their identity. Thread: one. */
final class StudyFrames {
    /** Of a frame that stands by itself: what lies so near to it is on it. */
    private static final double LEAST_REACH_MM = 0.5;

    private static final double ROUNDING_MM = 1e-3;

    private final Study study;
    /** By SOP Instance UID; filled when it is first asked for: opening a study does not wait for it. */
    private final Map<String, Held> instances = new LinkedHashMap<>();

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

    /**
     * A drawing on a plane in the patient, on a frame that all of it lies on: within half of the distance of slices.
     */
    Optional<DrawnItem> lying(DrawnItem item, FrameRef frame) {
        Optional<ReformatPlane> drawnOn = item.plane();
        Optional<ShapeNumbers.Place> place = drawnOn.isEmpty() ? Optional.empty() : find(frame);
        return place.filter(one -> away(drawnOn.get(), item.shape(), one.frame()) <= reach(one))
                .map(one -> new DrawnItem(
                        item.own(),
                        frame,
                        Optional.empty(),
                        onFrame(drawnOn.get(), item.shape(), one),
                        item.label(),
                        item.values(),
                        item.author(),
                        false));
    }

    private static Shape onFrame(ReformatPlane drawnOn, Shape shape, ShapeNumbers.Place on) {
        ImagePlane plane = on.frame().plane().orElseThrow();
        return shape.mapped(point -> plane.toImage(drawnOn.toPatient(point)));
    }

    /** The image that a drawing on a plane in the patient is nearest to; empty where none is of its frame of reference. */
    Optional<FrameRef> nearest(ReformatPlane drawnOn, Shape shape) {
        Optional<FrameRef> nearest = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (Held held : held()) {
            boolean image = !held.series().modality().equals("SEG");
            for (int number = 1; image && number <= held.instance().frames(); number++) {
                FrameRef ref = new FrameRef(held.instance().sopInstanceUid(), number);
                double away = away(
                        drawnOn,
                        shape,
                        new StackFrame(ref, held.instance(), held.instance().plane(number)));
                if (away < least) {
                    least = away;
                    nearest = Optional.of(ref);
                }
            }
        }
        return nearest;
    }

    /** How far a drawing goes from a frame, mm; infinite where the frame is of another frame of reference. */
    private static double away(ReformatPlane drawnOn, Shape shape, StackFrame frame) {
        return frame.plane()
                .filter(plane -> plane.frameOfReferenceUid().equals(drawnOn.frameOfReferenceUid()))
                .map(plane -> shape.points().stream()
                        .mapToDouble(point -> Math.abs(plane.distanceMm(drawnOn.toPatient(point))))
                        .max()
                        .orElse(Double.POSITIVE_INFINITY))
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double reach(ShapeNumbers.Place place) {
        OptionalDouble spacing = place.series()
                .stackOf(place.frame().ref())
                .map(SliceStack::spacingMm)
                .orElse(OptionalDouble.empty());
        return Math.max(LEAST_REACH_MM, spacing.orElse(0) / 2 + ROUNDING_MM);
    }

    private Collection<Held> held() {
        if (instances.isEmpty()) {
            study.series()
                    .forEach(series -> series.instances()
                            .forEach(instance -> instances.put(instance.sopInstanceUid(), new Held(instance, series))));
        }
        return instances.values();
    }

    private Optional<Held> held(FrameRef ref) {
        held();
        return Optional.ofNullable(instances.get(ref.sopInstanceUid()))
                .filter(held -> ref.frameNumber() <= held.instance().frames());
    }
}
