package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.overread.core.image.VoiTransformation;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.Presentation;
import org.overread.viewer.viewport.SeriesView;
import org.overread.viewer.viewport.SitePreset;
import org.overread.viewer.viewport.ViewGeometry;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;
import org.overread.viewer.viewport.WindowPreset;

/** The commands that change only how the image is seen. */
final class ViewCommands {
    private static final double ZOOM_STEP = 1.25;
    private static final int PAGES = 10;
    private static final int LEAST_PAGE = 5;

    private final ViewportGrid viewports;
    private final List<SitePreset> sitePresets;
    private final Predicate<Viewport> rehang;
    private boolean information = true;

    /** @param rehang puts an image back as a protocol hung it; false where none did */
    ViewCommands(ViewportGrid viewports, List<SitePreset> sitePresets, Predicate<Viewport> rehang) {
        this.rehang = rehang;
        this.viewports = viewports;
        this.sitePresets = sitePresets;
        viewports.furnish(viewport -> viewport.information(information));
    }

    /** Whether the command was one of these. */
    boolean run(ReadingCommand command) {
        if (command.preset() >= 0) {
            preset(command.preset());
            return true;
        }
        Viewport viewport = viewports.active();
        switch (command) {
            case SLICE_BACK -> viewport.scrollBy(-1);
            case SLICE_FORWARD -> viewport.scrollBy(1);
            case PAGE_BACK -> viewport.scrollBy(-page());
            case PAGE_FORWARD -> viewport.scrollBy(page());
            case FIRST_SLICE -> viewport.scrollTo(0);
            case LAST_SLICE -> viewport.scrollTo(Integer.MAX_VALUE);
            case FIT -> viewport.look(ViewGeometry::fit);
            case ZOOM_IN -> zoom(ZOOM_STEP);
            case ZOOM_OUT -> zoom(1 / ZOOM_STEP);
            case INVERT -> viewport.present(Presentation::invert);
            case IMAGE_OVERLAYS -> viewport.present(Presentation::toggleOverlays);
            case INFORMATION -> toggleInformation();
            case ROTATE ->
                viewport.look(geometry -> geometry.turned(geometry.turn().rotated()));
            case FLIP ->
                viewport.look(geometry -> geometry.turned(geometry.turn().flipped()));
            case NEXT_PALETTE -> viewport.present(Presentation::nextPalette);
            case RESET -> reset();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The presets of the series on screen, in the order of the number keys. */
    List<VoiTransformation> presets() {
        Viewport viewport = viewports.active();
        return viewport.stack()
                .map(stack -> WindowPreset.of(
                        stack.series(), stack.frame(viewport.view().position()).facts(), sitePresets))
                .orElse(List.of());
    }

    private void preset(int number) {
        List<VoiTransformation> presets = presets();
        if (number < presets.size()) {
            viewports.active().present(presentation -> presentation.with(presets.get(number)));
        }
    }

    private int page() {
        return viewports
                .active()
                .stack()
                .map(stack -> Math.max(LEAST_PAGE, stack.size() / PAGES))
                .orElse(0);
    }

    private void zoom(double factor) {
        viewports
                .active()
                .look(geometry -> geometry.zoomAbout(geometry.viewWidth() / 2, geometry.viewHeight() / 2, factor));
    }

    private void toggleInformation() {
        information = !information;
        viewports.all().forEach(viewport -> viewport.information(information));
    }

    /** Zoom, pan, window and grey as at first, in a protocol's step as it hung them; a window that the file does not state, from the frame on screen. The slice stays. */
    private void reset() {
        Viewport viewport = viewports.active();
        Optional<FrameStack> stack = rehang.test(viewport) ? Optional.empty() : viewport.stack();
        stack.ifPresent(frames -> {
            SeriesView first = SeriesView.first(frames);
            frames.chooseWindowAnew();
            viewport.show(frames, first.at(viewport.view().position()));
        });
    }
}
