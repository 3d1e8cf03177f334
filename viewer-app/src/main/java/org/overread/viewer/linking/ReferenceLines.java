package org.overread.viewer.linking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.overread.core.image.PlacedFrame;
import org.overread.core.image.ReferenceLine;
import org.overread.viewer.viewport.DrawingLayer;
import org.overread.viewer.viewport.FrameFacts;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.StackFrame;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/**
 * Where the slice of the active viewport cuts the slices in the others: a line on those of the same frame of reference that
 * are not parallel to it. Thread: JavaFX.
 */
public final class ReferenceLines {
    private static final Color LINE = Color.web("#7fd6d6");
    private static final Color HALO = Color.color(0, 0, 0, 0.6);

    private final ViewportGrid viewports;
    private final Map<Viewport, DrawingLayer> layers = new LinkedHashMap<>();
    private boolean shown;

    public ReferenceLines(ViewportGrid viewports) {
        this.viewports = viewports;
        viewports.furnish(viewport -> {
            DrawingLayer layer = new DrawingLayer();
            viewport.addLayer(layer);
            layers.put(viewport, layer);
            viewport.onFrame(any -> draw());
        });
        viewports.onActive(any -> draw());
    }

    /** Whether they are shown from now on. */
    public boolean toggle() {
        shown = !shown;
        draw();
        return shown;
    }

    /** The line on a viewport's picture, in its view; empty where there is none. */
    public Optional<Point2D[]> line(Viewport on) {
        Viewport active = viewports.active();
        if (!shown || on == active || !viewports.viewports().contains(on)) {
            return Optional.empty();
        }
        Optional<PaintedFrame> painted = on.painted();
        Optional<PlacedFrame> other = active.painted().flatMap(ReferenceLines::placed);
        return painted.flatMap(ReferenceLines::placed)
                .flatMap(own -> other.flatMap(cut -> ReferenceLine.of(own, cut)))
                .map(line -> new Point2D[] {
                    painted.get().geometry().toView(line.start()),
                    painted.get().geometry().toView(line.end())
                });
    }

    private static Optional<PlacedFrame> placed(PaintedFrame painted) {
        StackFrame frame = painted.request().frame();
        FrameFacts facts = frame.facts();
        return frame.plane().map(plane -> new PlacedFrame(plane, facts.columns(), facts.rows()));
    }

    private void draw() {
        layers.forEach((viewport, layer) -> {
            layer.wipe();
            line(viewport).ifPresent(ends -> {
                stroke(layer.pen(), ends, HALO, 3);
                stroke(layer.pen(), ends, LINE, 1);
            });
        });
    }

    private static void stroke(GraphicsContext layer, Point2D[] ends, Color colour, double width) {
        layer.setStroke(colour);
        layer.setLineWidth(width);
        layer.strokeLine(ends[0].getX(), ends[0].getY(), ends[1].getX(), ends[1].getY());
    }
}
