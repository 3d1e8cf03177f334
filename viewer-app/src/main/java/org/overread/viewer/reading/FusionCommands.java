package org.overread.viewer.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.overread.core.image.ImagePlane;
import org.overread.core.study.Series;
import org.overread.viewer.fusing.Fusing;
import org.overread.viewer.fusing.FusionView;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameLoader;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PictureLayer;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** Fuses series: another one blended over what an image or a plane shows, below masks and marks. Thread: JavaFX. */
final class FusionCommands implements SeriesPlaces.Blending {
    private static final double WINDOW_STEP = 1.25;

    private final ReadingController controller;
    private final ViewportGrid viewports;
    private final Consumer<String> say;
    private final Fusing fusing;

    /** @param repaint makes the pictures of planes anew */
    FusionCommands(
            ReadingController controller,
            ViewportGrid viewports,
            FrameLoader loader,
            Consumer<String> say,
            Runnable repaint) {
        this.controller = controller;
        this.viewports = viewports;
        this.say = say;
        fusing = new Fusing(loader, this::sources, say, () -> {
            viewports.viewports().forEach(Viewport::repaint);
            repaint.run();
        });
        controller.places().blending(this);
        viewports.furnish(this::furnish);
    }

    /** Another series over a series in a place, and what lies over both. */
    PictureLayer layer(Viewport place, FrameStack shown) {
        return fusing.layer(place, shown).below(controller.overlaying().layers());
    }

    @Override
    public void fuse(Viewport viewport, FrameStack over) {
        view(viewport).ifPresent(one -> fusing.fuse(one, over.series()));
    }

    @Override
    public void end(boolean grows) {
        if (grows) {
            fusing.grow();
        } else {
            fusing.close();
        }
    }

    /** Whether the command was one of these. @param view where it is to be done; empty where nothing is seen */
    boolean run(ReadingCommand command, Optional<FusionView> view) {
        switch (command) {
            case FUSE -> view.ifPresent(fusing::toggle);
            case FUSE_NEXT -> view.ifPresent(fusing::next);
            case FUSED_PALETTE -> inFused(view.filter(fusing::nextPalette));
            case FUSED_HIGHER -> inFused(view.filter(one -> fusing.higher(one, WINDOW_STEP)));
            case FUSED_LOWER -> inFused(view.filter(one -> fusing.higher(one, 1 / WINDOW_STEP)));
            case FUSED_FAINTER -> inFused(view.filter(one -> fusing.fainter(one, 1)));
            case FUSED_STRONGER -> inFused(view.filter(one -> fusing.fainter(one, -1)));
            case OVERLAY_FAINTER -> {
                return whereNoMasks(view, 1);
            }
            case OVERLAY_STRONGER -> {
                return whereNoMasks(view, -1);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The keys of masks go to the fused series where no mask is shown. */
    private boolean whereNoMasks(Optional<FusionView> view, int tenths) {
        return controller.overlaying().fading().isEmpty()
                && view.filter(one -> fusing.fainter(one, tenths)).isPresent();
    }

    Fusing fusing() {
        return fusing;
    }

    /** What the active image shows. */
    Optional<FusionView> active() {
        return view(viewports.active());
    }

    static Optional<FusionView> view(Viewport viewport) {
        return viewport.stack()
                .map(stack -> new FusionView(
                        viewport,
                        stack,
                        stack.frame(viewport.view().position())
                                .plane()
                                .map(ImagePlane::frameOfReferenceUid)
                                .orElse("")));
    }

    private void furnish(Viewport viewport) {
        viewport.layerFrom(() -> viewport.stack()
                .map(stack -> layer(viewport, stack))
                .orElseGet(() -> controller.overlaying().layers()));
        viewport.onFrame(frame -> frame.flatMap(any -> view(viewport)).ifPresent(fusing::resume));
        new FusionDrag(viewport, fusing, () -> view(viewport));
    }

    private Optional<Fusing.Sources> sources() {
        return controller.reading().map(study -> new Fusing.Sources(study.study(), images(study)));
    }

    private static List<Series> images(StudyReading study) {
        Map<String, Series> images = new LinkedHashMap<>();
        study.stacks().forEach(stack -> images.putIfAbsent(stack.series().seriesInstanceUid(), stack.series()));
        return List.copyOf(images.values());
    }

    private void inFused(Optional<FusionView> done) {
        if (done.isEmpty()) {
            say.accept(Texts.of("fusion.first"));
        }
    }
}
