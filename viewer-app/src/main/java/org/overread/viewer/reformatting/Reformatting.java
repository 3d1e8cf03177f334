package org.overread.viewer.reformatting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.overread.core.image.FrameRef;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.VoiTransformation;
import org.overread.core.study.SliceStack;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.PriorLabel;
import org.overread.viewer.viewport.SeriesText;
import org.overread.viewer.viewport.StackFrame;
import org.overread.viewer.viewport.StackReading;
import org.overread.viewer.viewport.Viewport;

/** Opens the planes of the volume that a viewport shows a slice of. One at a time. Thread: JavaFX. */
public final class Reformatting {
    private final FrameLoader loader;
    private final Told told;
    private Optional<VolumeLoading> loading = Optional.empty();
    private Optional<PlaneRoom> room = Optional.empty();

    /**
     * Who shows the planes.
     *
     * @param room the planes, or empty when they have been closed
     * @param said what became of it, or is becoming of it
     */
    public record Told(Consumer<Optional<PlaneRoom>> room, Consumer<String> said) {}

    public Reformatting(FrameLoader loader, Told told) {
        this.loader = loader;
        this.told = told;
    }

    public Optional<PlaneRoom> room() {
        return room;
    }

    /**
     * What is to be seen with the planes.
     *
     * @param prior what is said where it is an earlier study's
     * @param volumes how many volumes share the memory
     */
    public record Wish(PlaneMarks marks, Optional<PriorLabel> prior, int volumes) {}

    /** Opens the planes of what a viewport shows, when its volume has been made; says why where it has none. */
    public void open(Viewport viewport, Wish wish) {
        close();
        if (viewport.stack().isEmpty()) {
            return;
        }
        FrameStack frames = viewport.stack().get();
        FrameRef seen = frames.frame(viewport.view().position()).ref();
        Optional<SliceStack> stack = stackOf(frames, seen);
        if (stack.isEmpty()) {
            told.said().accept(Texts.of("mpr.refused", reason(frames, seen)));
            return;
        }
        StackFrame frame = frames.frame(viewport.view().position());
        Wanted wanted = new Wanted(viewport, frames, frame, window(viewport), wish);
        VolumeLoading begun = new VolumeLoading(
                new StackReading(frames.series(), stack.get(), loader),
                Runtime.getRuntime().maxMemory() / wish.volumes(),
                new VolumeLoading.Told(
                        (done, all) -> told.said().accept(Texts.of("mpr.loading", done, all)),
                        volume -> ready(wanted, volume),
                        why -> {
                            loading = Optional.empty();
                            told.said().accept(Texts.of("mpr.refused", why));
                        }));
        loading = Optional.of(begun);
        told.said().accept(Texts.of("mpr.loading", 0, stack.get().slices().size()));
        begun.begin();
    }

    /** Whether there was anything to close, or to give up. */
    public boolean close() {
        boolean any = room.isPresent() || loading.isPresent();
        boolean given = loading.isPresent();
        loading.ifPresent(VolumeLoading::cancel);
        loading = Optional.empty();
        if (room.isPresent()) {
            PlaneRoom closed = room.get();
            room = Optional.empty();
            told.room().accept(room);
            closed.close();
        }
        if (given) {
            told.said().accept("");
        }
        return any;
    }

    /** What the reader saw when he asked; he may look at something else by now. */
    private record Wanted(
            Viewport viewport, FrameStack frames, StackFrame frame, Optional<VoiTransformation> window, Wish wish) {}

    private void ready(Wanted wanted, VolumeLoading.Loaded volume) {
        loading = Optional.empty();
        PlaneScene scene = new PlaneScene(
                new PlaneScene.Source(
                        wanted.frames().series(),
                        volume,
                        wanted.frame().facts(),
                        wanted.wish().marks(),
                        wanted.wish().prior()),
                wanted.window().orElseGet(() -> PlaneScene.rangeOf(volume)),
                wanted.viewport().view().presentation().inverted());
        PlaneRoom opened =
                new PlaneRoom(scene, point -> follow(wanted.viewport(), wanted.frames(), volume.stack(), point));
        wanted.frame().plane().ifPresent(plane -> {
            PatientPoint middle = scene.crosshair().centre();
            double depth = plane.normal().along(middle, plane.firstPixelCentre());
            opened.moves().moveTo(scene.bounds().moved(middle, plane.normal(), depth));
        });
        room = Optional.of(opened);
        told.said().accept("");
        told.room().accept(room);
    }

    /** The original images go to the slice that is nearest to the point looked at, while they are seen and of the same series. */
    private static void follow(Viewport viewport, FrameStack frames, SliceStack stack, PatientPoint point) {
        if (viewport.isVisible()
                && viewport.stack().filter(now -> now == frames).isPresent()) {
            stack.nearest(stack.slices().getFirst().plane().frameOfReferenceUid(), point)
                    .ifPresent(slice ->
                            frames.position(stack.slices().get(slice).ref()).ifPresent(viewport::scrollTo));
        }
    }

    private static Optional<VoiTransformation> window(Viewport viewport) {
        return viewport.view()
                .presentation()
                .window()
                .or(() -> viewport.painted().flatMap(PaintedFrame::window));
    }

    /** The stack that the frame is a slice of, where it is evenly spaced; else the volume of the series. */
    private static Optional<SliceStack> stackOf(FrameStack frames, FrameRef seen) {
        return frames.series()
                .volumeAround(seen)
                .filter(stack -> stack.geometry().isPresent())
                .or(frames.series()::volume);
    }

    /** A slice that makes no stack with the others of its series: what is said of these is why. */
    private static String single(FrameStack frames) {
        List<String> why = new ArrayList<>(List.of(Texts.of("mpr.singleSlice")));
        why.addAll(SeriesText.lines(frames.series().remarks()));
        return String.join("; ", why);
    }

    private static String reason(FrameStack frames, FrameRef seen) {
        return frames.series()
                .volumeAround(seen)
                .map(stack -> stack.slices().size() < 2 || stack.remarks().isEmpty()
                        ? single(frames)
                        : String.join("; ", SeriesText.lines(stack.remarks())))
                .orElse(Texts.of("mpr.noPlace"));
    }
}
