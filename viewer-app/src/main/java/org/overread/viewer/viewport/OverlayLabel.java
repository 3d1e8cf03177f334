package org.overread.viewer.viewport;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.overread.findings.style.FindingStyle;
import org.overread.viewer.theme.Palette;

/** The text beside a mark on a dim plate: the symbol of its state in its colour, then its lines. */
final class OverlayLabel {
    private static final double SIZE = 13;
    private static final double LINE_HEIGHT = 17;
    private static final double SYMBOL = 16;

    private final FindingStyle style;
    private final List<String> lines;
    private final double pad;
    private final double size;
    private final double width;

    /** @param size factor of the standard size of texts */
    OverlayLabel(FindingStyle style, List<String> lines, boolean selected, double size) {
        this.style = style;
        this.lines = lines;
        this.size = size;
        this.pad = selected ? 6 : 3;
        this.width = SYMBOL + lines.stream().mapToDouble(this::advance).max().orElse(0) + 2 * pad;
    }

    double width() {
        return width;
    }

    double height() {
        return lines.size() * LINE_HEIGHT * size + (lines.size() > 1 ? 2 * pad : 0);
    }

    /** Paints with the upper left corner at a point of the view. */
    void paint(GraphicsContext layer, Point2D at) {
        Color colour = Color.web(style.colour());
        layer.setFill(Color.color(0, 0, 0, lines.size() > 1 ? 0.8 : 0.7));
        layer.fillRoundRect(at.getX(), at.getY(), width, height(), 6, 6);
        double x = at.getX() + pad;
        double y = at.getY() + (lines.size() > 1 ? pad : 0);
        StateSymbol.paint(style, layer, x, y + 3.5, colour);
        layer.setFont(Font.font(SIZE * size));
        layer.setTextBaseline(VPos.TOP);
        for (int line = 0; line < lines.size(); line++) {
            layer.setFill(Palette.TEXT);
            layer.fillText(lines.get(line), x + SYMBOL, y + line * LINE_HEIGHT * size);
        }
    }

    private double advance(String line) {
        Text measure = new Text(line);
        measure.setFont(Font.font(SIZE * size));
        return measure.getLayoutBounds().getWidth();
    }
}
