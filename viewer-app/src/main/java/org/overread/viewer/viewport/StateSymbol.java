package org.overread.viewer.viewport;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import org.overread.findings.style.FindingStyle;

/** The symbols of {@link FindingStyle} as lines in a square of 10, so that they look the same with every font. */
enum StateSymbol {
    CIRCLE(new double[][] {}),
    TICK(new double[][] {{1, 5.5, 4, 9, 9.5, 1}}),
    PENCIL(new double[][] {{1, 9.5, 2, 6.5, 7.5, 1, 9.5, 3, 4, 8.5, 1, 9.5}}),
    CROSS(new double[][] {{1, 1, 9, 9}, {9, 1, 1, 9}}),
    PLUS(new double[][] {{5, 0.5, 5, 9.5}, {0.5, 5, 9.5, 5}});

    private final double[][] lines;

    StateSymbol(double[][] lines) {
        this.lines = lines;
    }

    static StateSymbol of(FindingStyle style) {
        return switch (style) {
            case NOT_ASSESSED -> CIRCLE;
            case ACCEPTED -> TICK;
            case MODIFIED -> PENCIL;
            case REJECTED -> CROSS;
            case ADDED -> PLUS;
        };
    }

    /** Paints with the square's upper left corner at (x, y), on a dark edge that keeps it apart from the image. */
    void paint(GraphicsContext layer, double x, double y, Color colour) {
        layer.setLineCap(StrokeLineCap.ROUND);
        stroke(layer, x, y, Color.BLACK, 4);
        stroke(layer, x, y, colour, 1.8);
        layer.setLineCap(StrokeLineCap.SQUARE);
    }

    private void stroke(GraphicsContext layer, double x, double y, Color colour, double width) {
        layer.setStroke(colour);
        layer.setLineWidth(width);
        if (this == CIRCLE) {
            layer.strokeOval(x + 1, y + 1, 8, 8);
        }
        for (double[] line : lines) {
            double[] xs = new double[line.length / 2];
            double[] ys = new double[line.length / 2];
            for (int i = 0; i < xs.length; i++) {
                xs[i] = x + line[2 * i];
                ys[i] = y + line[2 * i + 1];
            }
            layer.strokePolyline(xs, ys, xs.length);
        }
    }
}
