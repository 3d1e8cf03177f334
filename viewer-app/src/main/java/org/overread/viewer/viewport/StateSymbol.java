package org.overread.viewer.viewport;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.overread.findings.style.FindingStyle;

/** Paints the symbol of a {@link FindingStyle} beside a mark: the same shape as in the list. */
final class StateSymbol {
    /** Side of the painted symbol, of one drawn in a box of 16. */
    private static final double SIDE = 11;

    private static final double SCALE = SIDE / 16;

    /** Paints with its upper left corner at (x, y), on a dark edge that keeps it apart from the image. */
    static void paint(FindingStyle style, GraphicsContext layer, double x, double y, Color colour) {
        layer.save();
        layer.translate(x, y);
        layer.scale(SCALE, SCALE);
        layer.setLineCap(StrokeLineCap.ROUND);
        layer.setLineJoin(StrokeLineJoin.ROUND);
        stroke(style, layer, Color.BLACK, 4 / SCALE);
        stroke(style, layer, colour, 1.8 / SCALE);
        layer.restore();
    }

    private static void stroke(FindingStyle style, GraphicsContext layer, Color colour, double width) {
        layer.setStroke(colour);
        layer.setLineWidth(width);
        layer.beginPath();
        layer.appendSVGPath(style.path());
        layer.stroke();
    }

    private StateSymbol() {}
}
