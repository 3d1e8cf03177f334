package org.overread.viewer.hanging;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.overread.core.hanging.CellLink.Aspect;
import org.overread.core.hanging.CorrespondingImages;
import org.overread.core.hanging.ImageSet;
import org.overread.core.hanging.ImageSets;
import org.overread.core.image.FrameRef;
import org.overread.core.study.Series;
import org.overread.core.study.SeriesFrame;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.Presentation;
import org.overread.viewer.viewport.SeriesView;
import org.overread.viewer.viewport.ViewLayout;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** The series in hand on the left, what corresponds to it of a prior on the right. */
final class PriorBeside {
    private final ViewportGrid viewports;
    private final HangingRoom room;
    private final CellScales scales;

    PriorBeside(ViewportGrid viewports, HangingRoom room, CellScales scales) {
        this.scales = scales;
        this.viewports = viewports;
        this.room = room;
    }

    /**
     * @param arranged is run once the viewports are arranged anew
     * @return what of both goes together
     */
    List<LinkedViewports> show(PriorStudy prior, Runnable arranged) {
        Optional<FrameStack> inHand = viewports.active().stack().filter(room.stacks()::contains);
        Optional<FrameStack> current = inHand.or(() -> room.stacks().stream().findFirst());
        Optional<SeriesView> view = inHand.map(stack -> asTheReaderLeft(viewports.active()));
        Optional<FrameStack> beside = current.flatMap(stack -> corresponding(stack, prior))
                .or(() -> prior.stacks().stream().max(Comparator.comparingInt(FrameStack::size)));
        room.clearInto(ViewLayout.grid(2, 1));
        arranged.run();
        List<Viewport> both = viewports.viewports();
        current.ifPresent(stack -> room.show(both.get(0), stack, view));
        beside.ifPresent(stack -> room.show(both.get(1), stack, view.map(one -> like(one, current.get(), stack))));
        viewports.activate(both.get(0));
        viewports.layout();
        scales.compare(both.get(0), both.get(1));
        boolean alike = current.isPresent() && beside.isPresent() && alike(current.get(), beside.get());
        return List.of(new LinkedViewports(
                both,
                alike
                        ? EnumSet.of(Aspect.SCROLL, Aspect.WINDOW, Aspect.ZOOM)
                        : EnumSet.of(Aspect.SCROLL, Aspect.ZOOM)));
    }

    /** Zoom and place are the reader's alone: those that a step has given were for another place. */
    private SeriesView asTheReaderLeft(Viewport viewport) {
        SeriesView view = viewport.view();
        return scales.hasPlaced(viewport)
                ? new SeriesView(view.position(), Optional.empty(), view.presentation())
                : view;
    }

    /** The same window where values mean the same, the slice in the same part of the series. */
    private static SeriesView like(SeriesView view, FrameStack current, FrameStack prior) {
        SeriesView first = SeriesView.first(prior);
        Presentation presentation = alike(current, prior) ? view.presentation() : first.presentation();
        double share = current.size() < 2 ? 0.5 : view.position() / (current.size() - 1.0);
        return new SeriesView((int) Math.round(share * (prior.size() - 1)), Optional.empty(), presentation);
    }

    /** Whether values mean the same in both (HU). */
    private static boolean alike(FrameStack current, FrameStack prior) {
        return Hounsfield.in(current) && Hounsfield.in(prior);
    }

    private Optional<FrameStack> corresponding(FrameStack stack, PriorStudy prior) {
        return imageSet(stack)
                .flatMap(images -> CorrespondingImages.of(images, ImageSets.of(prior.study())))
                .flatMap(found -> {
                    FrameRef first = found.frames().getFirst().ref();
                    return prior.stacks().stream()
                            .filter(one -> one.position(first).isPresent())
                            .findFirst();
                });
    }

    private static Optional<ImageSet> imageSet(FrameStack stack) {
        Series series = stack.series();
        List<SeriesFrame> frames = stack.frames().stream()
                .map(frame -> new SeriesFrame(frame.instance(), frame.ref().frameNumber(), frame.plane()))
                .toList();
        return frames.isEmpty() ? Optional.empty() : Optional.of(ImageSet.of(series, frames));
    }
}
