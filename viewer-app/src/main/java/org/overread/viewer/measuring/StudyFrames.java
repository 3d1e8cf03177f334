package org.overread.viewer.measuring;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.overread.core.study.SeriesFrame;
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

    private final Map<FrameRef, ImagePlane> planes = new LinkedHashMap<>();

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

    boolean has(FrameRef ref) {
        return held(ref).isPresent();
    }

    /** Drawings on planes in the patient, on a frame that all of each lies on: within half of the distance of slices. */
    List<DrawnItem> lying(List<DrawnItem> drawn, FrameRef frame) {
        Optional<ShapeNumbers.Place> place = drawn.isEmpty() ? Optional.empty() : find(frame);
        if (place.flatMap(one -> one.frame().plane()).isEmpty()) {
            return List.of();
        }
        ImagePlane plane = place.get().frame().plane().get();
        double reach = reach(place.get());
        return drawn.stream()
                .filter(item -> away(item.plane().orElseThrow(), item.shape(), plane) <= reach)
                .map(item -> new DrawnItem(
                        item.own(),
                        frame,
                        Optional.empty(),
                        onFrame(item.plane().orElseThrow(), item.shape(), plane),
                        item.label(),
                        item.values(),
                        item.author(),
                        false))
                .toList();
    }

    private static Shape onFrame(ReformatPlane drawnOn, Shape shape, ImagePlane plane) {
        return shape.mapped(point -> plane.toImage(drawnOn.toPatient(point)));
    }

    /**
     * The image that a drawing on a plane in the patient is nearest to; empty where none is of its frame of reference. The
     * first time asks all frames where they lie: not for the JavaFX thread.
     */
    Optional<FrameRef> nearest(ReformatPlane drawnOn, Shape shape) {
        Optional<FrameRef> nearest = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<FrameRef, ImagePlane> image : images().entrySet()) {
            double away = away(drawnOn, shape, image.getValue());
            if (away < least) {
                least = away;
                nearest = Optional.of(image.getKey());
            }
        }
        return nearest;
    }

    /** How far a drawing goes from a frame, mm; infinite where the frame is of another frame of reference. */
    private static double away(ReformatPlane drawnOn, Shape shape, ImagePlane plane) {
        if (!plane.frameOfReferenceUid().equals(drawnOn.frameOfReferenceUid())) {
            return Double.POSITIVE_INFINITY;
        }
        return shape.points().stream()
                .mapToDouble(point -> Math.abs(plane.distanceMm(drawnOn.toPatient(point))))
                .max()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double reach(ShapeNumbers.Place place) {
        OptionalDouble spacing = place.series()
                .stackOf(place.frame().ref())
                .map(SliceStack::spacingMm)
                .orElse(OptionalDouble.empty());
        return Math.max(LEAST_REACH_MM, spacing.orElse(0) / 2 + ROUNDING_MM);
    }

    /** Frames of images whose place is known. */
    private Map<FrameRef, ImagePlane> images() {
        if (planes.isEmpty()) {
            held().stream()
                    .filter(held -> !held.series().modality().equals("SEG"))
                    .flatMap(held -> SeriesFrame.of(held.instance()).stream())
                    .forEach(frame -> frame.plane().ifPresent(plane -> planes.put(frame.ref(), plane)));
        }
        return planes;
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
