package org.overread.viewer.hanging;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.overread.core.hanging.CellPresentation;
import org.overread.core.hanging.CellPresentation.Side;
import org.overread.core.hanging.CellPresentation.Start;
import org.overread.core.hanging.CellPresentation.Zoom;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PixelSpacing;
import org.overread.viewer.viewport.FrameFacts;
import org.overread.viewer.viewport.ViewGeometry;
import org.overread.viewer.viewport.ViewTurn;
import org.overread.viewer.viewport.Viewport;

/**
 * Zoom and place of the images of a step: to one scale in millimetres, or pixel by pixel, and to the edge of the cell that
 * is wanted. They follow the size of the window as long as the reader has not zoomed or moved them.
 */
final class CellScales {
    private static final CellPresentation COMPARED =
            new CellPresentation(Optional.empty(), false, Zoom.SAME_SCALE, Side.MIDDLE, Start.MIDDLE);

    private final Map<Viewport, CellPresentation> wanted = new IdentityHashMap<>();
    private final Map<Viewport, ViewGeometry> given = new IdentityHashMap<>();

    void clear() {
        wanted.clear();
        given.clear();
    }

    void want(Viewport viewport, CellPresentation presentation) {
        if (presentation.zoom() != Zoom.FIT || presentation.side() != Side.MIDDLE) {
            wanted.put(viewport, presentation);
        }
    }

    boolean isEmpty() {
        return wanted.isEmpty();
    }

    /** Whether an image is where a step has put it. */
    boolean hasPlaced(Viewport viewport) {
        return given.containsKey(viewport) && isUntouched(viewport);
    }

    /** Whether a step wants an image at a scale or at an edge of its own. */
    boolean places(Viewport viewport) {
        return wanted.containsKey(viewport);
    }

    /** Whether two images hang with what is the middle of the body towards each other. */
    boolean areBackToBack(Viewport one, Viewport other) {
        return sideOf(one) != Side.MIDDLE && sideOf(other) != Side.MIDDLE && sideOf(one) != sideOf(other);
    }

    private Side sideOf(Viewport viewport) {
        return wanted.getOrDefault(viewport, COMPARED).side();
    }

    /** Where the reader has put an image counts no longer. */
    void forgetReader(Viewport viewport) {
        given.remove(viewport);
    }

    /**
     * Puts images that are compared to one scale in millimetres, so that what has grown is larger: as large as both allow,
     * or as the reader has zoomed the first. Where one does not say how large its pixels are, both stay as they are.
     */
    void compare(Viewport shown, Viewport beside) {
        if (spacing(shown).isEmpty() || spacing(beside).isEmpty()) {
            return;
        }
        Optional<ViewGeometry> zoomed = shown.view().geometry().filter(geometry -> !geometry.fitted());
        if (zoomed.isPresent()) {
            double common = zoomed.get().scale() / spacing(shown).get().betweenColumnsMm();
            facts(beside).ifPresent(facts -> put(beside, COMPARED, facts, common));
        } else {
            want(shown, COMPARED);
            want(beside, COMPARED);
            apply();
        }
    }

    /** Whether an image cannot be put to the scale of the others because it does not say how large its pixels are. */
    boolean lacksSize(Viewport viewport) {
        CellPresentation presentation = wanted.get(viewport);
        return presentation != null
                && presentation.zoom() == Zoom.SAME_SCALE
                && facts(viewport).isPresent()
                && spacing(viewport).isEmpty();
    }

    /** Puts those to their places that the reader has left where they were put. */
    void apply() {
        double common = wanted.entrySet().stream()
                .filter(entry -> entry.getValue().zoom() == Zoom.SAME_SCALE)
                .filter(entry -> entry.getKey().isVisible())
                .flatMap(entry -> fitPerMillimetre(entry.getKey()).stream())
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        wanted.forEach((viewport, presentation) -> {
            if (isUntouched(viewport)) {
                facts(viewport).ifPresent(facts -> put(viewport, presentation, facts, common));
            }
        });
    }

    private void put(Viewport viewport, CellPresentation presentation, FrameFacts facts, double common) {
        ViewGeometry fit = fit(viewport, facts);
        double scale = switch (presentation.zoom()) {
            case FIT -> fit.scale();
            case PIXELS -> 1 / screenScale(viewport);
            case SAME_SCALE ->
                spacing(viewport)
                        .filter(any -> common > 0)
                        .map(spacing -> common * spacing.betweenColumnsMm())
                        .orElse(fit.scale());
        };
        ViewTurn turn = turn(viewport, presentation.side());
        double half = fit.viewWidth() / 2 / scale;
        boolean mirrored = turn.toView(1, 0).getX() < 0;
        double column = switch (presentation.side()) {
            case MIDDLE -> fit.columns() / 2.0;
            case LEFT -> mirrored ? fit.columns() - half : half;
            case RIGHT -> mirrored ? half : fit.columns() - half;
        };
        ViewGeometry put = new ViewGeometry(
                fit.viewWidth(),
                fit.viewHeight(),
                fit.columns(),
                fit.rows(),
                fit.pixelAspect(),
                scale,
                new ImagePoint(column, fit.rows() / 2.0),
                false,
                turn);
        given.put(viewport, put);
        viewport.look(before -> put);
    }

    private static ViewTurn turn(Viewport viewport, Side side) {
        return viewport.stack()
                .filter(stack -> side != Side.MIDDLE)
                .flatMap(stack ->
                        BreastTurn.of(stack.frame(stack.clamp(viewport.view().position())), side))
                .orElse(ViewTurn.NONE);
    }

    private boolean isUntouched(Viewport viewport) {
        ViewGeometry put = given.get(viewport);
        Optional<ViewGeometry> now = viewport.view().geometry();
        return put == null
                || now.isEmpty()
                || now.get().scale() == put.scale()
                        && now.get().centre().equals(put.centre())
                        && now.get().turn().equals(put.turn());
    }

    private static Optional<Double> fitPerMillimetre(Viewport viewport) {
        return facts(viewport)
                .flatMap(facts ->
                        spacing(viewport).map(spacing -> fit(viewport, facts).scale() / spacing.betweenColumnsMm()));
    }

    private static ViewGeometry fit(Viewport viewport, FrameFacts facts) {
        return ViewGeometry.fit(
                Math.max(1, viewport.getWidth()),
                Math.max(1, viewport.getHeight()),
                Math.max(1, facts.columns()),
                Math.max(1, facts.rows()),
                facts.pixelAspect());
    }

    static Optional<PixelSpacing> spacing(Viewport viewport) {
        return facts(viewport).flatMap(FrameFacts::spacing);
    }

    private static Optional<FrameFacts> facts(Viewport viewport) {
        return viewport.stack()
                .map(stack ->
                        stack.frame(stack.clamp(viewport.view().position())).facts());
    }

    private static double screenScale(Viewport viewport) {
        return viewport.getScene() == null || viewport.getScene().getWindow() == null
                ? 1
                : viewport.getScene().getWindow().getOutputScaleX();
    }
}
