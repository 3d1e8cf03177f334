package org.overread.viewer.measuring;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.PixelSpacing;
import org.overread.core.measurement.AnnotationNumbers;
import org.overread.core.measurement.FrameValues;
import org.overread.core.measurement.Measured;
import org.overread.core.measurement.Shape;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.study.Series;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.StackFrame;

/**
 * Numbers of shapes as they are now. Those of a small region on a frame at hand are there at once; those of a large one, or
 * of a frame that must be read, come later from a thread of their own, the newest shape of each annotation only.
 *
 * <p>Thread: JavaFX.
 */
final class ShapeNumbers {
    private static final double SMALL_PIXELS = 20_000;
    private static final double SMALL_WORK = 500_000;

    private final FrameLoader loader;
    private final Runnable arrived;
    private final Map<TrackingUid, Known> known = new HashMap<>();
    /** What is to be measured, the newest shape of each. Guarded by itself. */
    private final Map<TrackingUid, Job> waiting = new LinkedHashMap<>();

    private final VolumeReading volumes;
    private boolean working;
    private int turn;

    private record Known(Shape shape, List<Measured> numbers, boolean whole) {}

    private record Job(int turn, TrackingUid uid, Shape shape, Place place) {}

    /** A frame with the series that says what its values are. @param plane through the frame's volume, in place of it */
    record Place(Series series, StackFrame frame, Optional<ReformatPlane> plane) {
        Place on(Optional<ReformatPlane> drawnOn) {
            return new Place(series, frame, drawnOn);
        }
    }

    /** @param arrived told when numbers have come that were not there before */
    ShapeNumbers(FrameLoader loader, Runnable arrived) {
        this.loader = loader;
        this.arrived = arrived;
        this.volumes = new VolumeReading(loader);
    }

    /** The study has changed: nothing measured before is of any use. */
    void forget() {
        turn++;
        volumes.forget();
        known.clear();
        synchronized (waiting) {
            waiting.clear();
        }
    }

    /** What is known of a shape now; values of a large region follow. */
    List<Measured> of(TrackingUid uid, Shape shape, Place place) {
        StackFrame frame = place.frame();
        Known before = known.get(uid);
        if (before != null && before.shape().equals(shape)) {
            return before.numbers();
        }
        boolean region = shape instanceof Shape.Region;
        Optional<ImageFrame> pixels = region && place.plane().isEmpty() ? loader.cached(frame.ref()) : Optional.empty();
        boolean now = !region || pixels.isPresent() && small((Shape.Region) shape, pixels.get());
        List<Measured> numbers = now ? measured(shape, place, pixels) : withoutValues(shape, place);
        known.put(uid, new Known(shape, numbers, now));
        if (!now) {
            later(new Job(turn, uid, shape, place));
        }
        return numbers;
    }

    /** Whether numbers are still on their way. */
    boolean waiting() {
        return known.values().stream().anyMatch(one -> !one.whole());
    }

    private static boolean small(Shape.Region region, ImageFrame frame) {
        return region.areaPixels() < SMALL_PIXELS && (double) region.points().size() * frame.rows() < SMALL_WORK;
    }

    private List<Measured> withoutValues(Shape shape, Place place) {
        StackFrame frame = place.frame();
        return place.plane()
                .map(plane -> AnnotationNumbers.onPlane(shape, plane, origin(frame), Optional.empty()))
                .orElseGet(() -> AnnotationNumbers.ofShape(
                        shape, frame.instance().calibration(frame.ref().frameNumber())));
    }

    private static PixelSpacing.Origin origin(StackFrame frame) {
        return frame.plane()
                .map(plane -> plane.spacing().origin())
                .orElseThrow(() -> new IllegalStateException("a slice of a volume without a place"));
    }

    private List<Measured> measured(Shape shape, Place place, Optional<ImageFrame> pixels) {
        StackFrame frame = place.frame();
        if (place.plane().isPresent()) {
            return withoutValues(shape, place);
        }
        return AnnotationNumbers.of(
                shape,
                frame.instance().calibration(frame.ref().frameNumber()),
                pixels.flatMap(values -> FrameValues.of(place.series(), frame.instance(), values)));
    }

    private void later(Job job) {
        synchronized (waiting) {
            waiting.put(job.uid(), job);
            if (!working) {
                working = true;
                Thread.ofVirtual().name("measuring").start(this::work);
            }
        }
    }

    private void work() {
        for (Optional<Job> job = next(); job.isPresent(); job = next()) {
            Job done = job.get();
            List<Measured> numbers = done.place().plane().isPresent()
                    ? AnnotationNumbers.onPlane(
                            done.shape(),
                            done.place().plane().get(),
                            origin(done.place().frame()),
                            volumes.of(
                                    done.place().series(), done.place().frame().ref()))
                    : measured(done.shape(), done.place(), pixels(done.place().frame()));
            Platform.runLater(() -> take(done, numbers));
        }
    }

    private Optional<Job> next() {
        synchronized (waiting) {
            Optional<Job> job = waiting.values().stream().findFirst();
            job.ifPresentOrElse(found -> waiting.remove(found.uid()), () -> working = false);
            return job;
        }
    }

    /** A frame that cannot be read, or has colours, has no values; its lengths and areas it has all the same. */
    private Optional<ImageFrame> pixels(StackFrame frame) {
        try {
            return Optional.of(loader.load(frame));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private void take(Job job, List<Measured> numbers) {
        Known asked = known.get(job.uid());
        if (job.turn() == turn && asked != null && asked.shape().equals(job.shape())) {
            known.put(job.uid(), new Known(job.shape(), numbers, true));
            arrived.run();
        }
    }
}
