package org.overread.viewer.viewport;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.overread.findings.style.FindingStyle;

/** The text beside a mark: the symbol of its state, then its lines; the first in the state's colour. */
record OverlayLabel(FindingStyle style, List<String> lines, boolean selected) {
    private static final double SIZE = 13;
    private static final double LINE_HEIGHT = 17;
    private static final double SYMBOL = 16;

    /** Widest advance of the system font's common letters at this size; a little room is better than a cut. */
    private static final double ADVANCE = 7.6;

    private static final double PAD = 5;

    double width() {
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        return SYMBOL + longest * ADVANCE + (selected ? 2 * PAD : 0);
    }

    double height() {
        return lines.size() * LINE_HEIGHT + (selected ? 2 * PAD : 0);
    }

    /** Paints with the upper left corner at a point of the view. */
    void paint(GraphicsContext layer, Point2D at) {
        Color colour = Color.web(style.colour());
        double pad = selected ? PAD : 0;
        if (selected) {
            layer.setFill(Color.color(0, 0, 0, 0.72));
            layer.fillRect(at.getX(), at.getY(), width(), height());
            layer.setFill(colour);
            layer.fillRect(at.getX(), at.getY(), 2, height());
        }
        double x = at.getX() + pad;
        double y = at.getY() + pad;
        StateSymbol.of(style).paint(layer, x, y + 3, colour);
        layer.setFont(Font.font(SIZE));
        layer.setTextBaseline(VPos.TOP);
        for (int line = 0; line < lines.size(); line++) {
            text(layer, lines.get(line), x + SYMBOL, y + line * LINE_HEIGHT, line == 0 ? colour : Color.web("#d8dce2"));
        }
    }

    private void text(GraphicsContext layer, String text, double x, double y, Color colour) {
        if (!selected) {
            layer.setFill(Color.BLACK);
            layer.fillText(text, x + 1, y + 1);
            layer.fillText(text, x - 1, y - 1);
        }
        layer.setFill(colour);
        layer.fillText(text, x, y);
    }
}
