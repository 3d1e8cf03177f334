package org.overread.viewer.overlaying;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.overread.core.image.Rgb;
import org.overread.viewer.theme.KeyNames;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.DrawingLayer;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.PictureLayer;
import org.overread.viewer.viewport.PlaneRequest;

/** At an edge of an image or plane: what the colours over it stand for, whose word that is, and of heatmaps the scale. */
public final class LayerLegend extends DrawingLayer implements KeyNames.Writes {
    private static final double SIZE = 12;
    private static final double LINE = 17;
    private static final double MARGIN = 12;
    private static final double PAD = 5;
    private static final double SWATCH = 11;
    private static final double BAR = 150;
    private static final double WIDEST = 260;
    /** What stands in the lower right corner. */
    private static final double BELOW = 96;
    /** In a narrow image the scale bar as well. */
    private static final double NARROW = 560;

    private static final double BELOW_IN_NARROW = 150;
    private static final double BELOW_ON_PLANE = 88;

    private final boolean left;
    private List<PaintedLayer> layers = List.of();
    private Optional<PaintedLayer> fusion = Optional.empty();

    /** At the right edge. */
    public LayerLegend() {
        this(false);
    }

    /** @param left at the left edge: the right one is taken */
    public LayerLegend(boolean left) {
        this.left = left;
        widthProperty().addListener(any -> draw());
        heightProperty().addListener(any -> draw());
    }

    /** Takes up what is now on screen. */
    public void show(Optional<PaintedFrame> frame) {
        show(
                frame.map(PaintedFrame::layers).orElse(List.of()),
                frame.map(painted -> painted.request().layer()).orElse(PictureLayer.NONE));
    }

    /** Takes up what is blended into the plane that is now on screen. */
    public void showPlane(Optional<PlaneRequest> plane) {
        show(
                plane.map(PlaneRequest::layers).orElse(List.of()),
                plane.map(PlaneRequest::layer).orElse(PictureLayer.NONE));
    }

    private void show(List<PaintedLayer> painted, PictureLayer layer) {
        layers = painted;
        fusion = layer.legend();
        draw();
    }

    @Override
    public void keysChanged() {
        draw();
    }

    /** A line of the legend. @param scale of a heatmap: drawn below the line */
    private record Line(String text, Optional<Rgb> swatch, Optional<PaintedLayer.Scale> scale) {
        double height() {
            return scale.isPresent() ? 2.6 * LINE : LINE;
        }
    }

    private void draw() {
        wipe();
        List<Line> lines = fitting(lines());
        if (!lines.isEmpty()) {
            double height = lines.stream().mapToDouble(Line::height).sum();
            double width = Math.min(
                    WIDEST, lines.stream().mapToDouble(LayerLegend::width).max().orElse(0));
            draw(pen(), lines, width, getHeight() - below() - height, height);
        }
    }

    private void draw(GraphicsContext layer, List<Line> lines, double width, double top, double height) {
        double from = left ? MARGIN + PAD : getWidth() - MARGIN - width;
        layer.setFill(Color.color(0, 0, 0, 0.72));
        layer.fillRoundRect(from - PAD, top - PAD, width + 2 * PAD, height + 2 * PAD, 6, 6);
        layer.setFont(Font.font(SIZE));
        layer.setTextBaseline(VPos.TOP);
        double y = top;
        for (Line line : lines) {
            draw(layer, line, from, y, width);
            y += line.height();
        }
    }

    private static void draw(GraphicsContext layer, Line line, double x, double y, double width) {
        boolean plain = line.swatch().isEmpty() || line.scale().isPresent();
        line.swatch().filter(any -> line.scale().isEmpty()).ifPresent(colour -> {
            layer.setFill(Color.rgb(colour.red(), colour.green(), colour.blue()));
            layer.fillRect(x, y + 2, SWATCH, SWATCH);
        });
        layer.setFill(line.swatch().isEmpty() ? Palette.SECONDARY : Palette.TEXT);
        double indent = plain ? 0 : SWATCH + PAD;
        layer.setTextAlign(TextAlignment.LEFT);
        layer.fillText(line.text(), x + indent, y, width - indent);
        line.scale().ifPresent(scale -> draw(layer, scale, x, y + LINE));
    }

    private static void draw(GraphicsContext layer, PaintedLayer.Scale scale, double x, double y) {
        int steps = scale.colours().size();
        for (int column = 0; column < BAR; column++) {
            Rgb colour = scale.colours().get((int) (column * (steps - 1) / (BAR - 1)));
            layer.setFill(Color.rgb(colour.red(), colour.green(), colour.blue()));
            layer.fillRect(x + column, y, 1, SWATCH);
        }
        layer.setFill(Palette.TEXT);
        layer.setTextAlign(TextAlignment.LEFT);
        layer.fillText(LayerTexts.score(scale.least()), x, y + SWATCH + 1);
        layer.setTextAlign(TextAlignment.CENTER);
        layer.fillText(scale.unit(), x + BAR / 2, y + SWATCH + 1);
        layer.setTextAlign(TextAlignment.RIGHT);
        layer.fillText(LayerTexts.score(scale.most()), x + BAR, y + SWATCH + 1);
    }

    private static double width(Line line) {
        Text measure = new Text(line.text());
        measure.setFont(Font.font(SIZE));
        double text = measure.getLayoutBounds().getWidth();
        return line.scale().isPresent()
                ? Math.max(BAR, text)
                : text + (line.swatch().isPresent() ? SWATCH + PAD : 0);
    }

    private double below() {
        return left ? BELOW_ON_PLANE : getWidth() < NARROW ? BELOW_IN_NARROW : BELOW;
    }

    /** By source; a label that lies in several maps stands once. */
    private List<Line> lines() {
        Map<String, Map<String, Line>> bySource = new LinkedHashMap<>();
        layers.forEach(layer -> bySource.computeIfAbsent(heading(layer), any -> new LinkedHashMap<>())
                .putIfAbsent(
                        layer.label() + layer.scale().isPresent(),
                        new Line(text(layer), Optional.of(layer.colour()), layer.scale())));
        List<Line> lines = new ArrayList<>();
        fusion.ifPresent(fused -> {
            lines.add(new Line(fused.source(), Optional.empty(), Optional.empty()));
            lines.add(new Line(fused.label(), Optional.of(fused.colour()), fused.scale()));
        });
        bySource.forEach((source, labels) -> {
            lines.add(new Line(source, Optional.empty(), Optional.empty()));
            lines.addAll(labels.values());
        });
        return lines;
    }

    /** With its volume, where that is not too long. */
    private static String text(PaintedLayer layer) {
        String both =
                layer.label() + layer.volume().map(volume -> "  ·  " + volume).orElse("");
        return width(new Line(both, Optional.of(layer.colour()), Optional.empty())) <= WIDEST ? both : layer.label();
    }

    private static String heading(PaintedLayer layer) {
        return layer.byModel() ? layer.source() : Texts.of("overlay.notOfStation", layer.source());
    }

    /** As many as there is room for below the middle, or a little more in a narrow image, and how many more there are. */
    private List<Line> fitting(List<Line> all) {
        double share = getWidth() < NARROW && !left ? 0.6 : 0.5;
        double room = getHeight() * share - below() - LINE;
        int fit = 0;
        double height = 0;
        while (fit < all.size() && height + all.get(fit).height() <= room) {
            height += all.get(fit++).height();
        }
        if (fit == all.size()) {
            return all;
        }
        int kept = Math.max(0, fit - 1);
        List<Line> lines = new ArrayList<>(all.subList(0, kept));
        String more = KeyNames.in(this, Texts.of("overlay.more", all.size() - kept));
        lines.add(new Line(more, Optional.empty(), Optional.empty()));
        return lines;
    }
}
