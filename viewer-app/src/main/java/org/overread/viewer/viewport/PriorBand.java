package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.geometry.Insets;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.FontWeight;
import org.overread.viewer.theme.OneLine;
import org.overread.viewer.theme.Palette;

/**
 * The band above and the edge around what is of an earlier study; nothing is seen of it over the study being read. Where it is
 * narrow it takes more lines: neither the date nor a doubt about whose images these are is cut off.
 */
public final class PriorBand extends Region {
    private static final double HEIGHT = 26;
    private static final double LINE = 18;
    private static final double BASELINE = 18;
    private static final double PAD = 8;
    private static final double EDGE = 3;

    /** What stands together stays together. */
    private static final Pattern BETWEEN = Pattern.compile(" {2,}(?:· +)?");

    private final Rectangle strip = new Rectangle();
    private final List<OneLine> lines = new ArrayList<>();
    private final Border edge = new Border(new BorderStroke(
            Palette.PRIOR, BorderStrokeStyle.SOLID, CornerRadii.EMPTY, new BorderWidths(EDGE), Insets.EMPTY));
    private String said = "";
    private double filled = -1;

    public PriorBand() {
        setMouseTransparent(true);
        setManaged(false);
        strip.setFill(Palette.PRIOR);
        getChildren().add(strip);
        set(Optional.empty());
    }

    /** Empty: it is the study being read. */
    public void set(Optional<String> which) {
        said = which.orElse("");
        filled = -1;
        strip.setVisible(which.isPresent());
        setBorder(which.isPresent() ? edge : null);
        requestLayout();
    }

    /** How much of the height it takes at its present width. */
    public double taken() {
        fill();
        return strip.isVisible() ? HEIGHT + LINE * Math.max(0, lines.size() - 1) : 0;
    }

    /** All that it says, in its lines. */
    public List<String> lines() {
        fill();
        return lines.stream().map(OneLine::getText).toList();
    }

    /** All that it says, whether or not there is room for it. */
    public String whole() {
        return said;
    }

    private void fill() {
        if (filled == getWidth()) {
            return;
        }
        filled = getWidth();
        getChildren().removeAll(lines);
        lines.clear();
        for (String part : said.isEmpty() ? new String[0] : BETWEEN.split(said)) {
            String longer = lines.isEmpty() ? part : lines.getLast().whole() + "  " + part;
            OneLine one = new OneLine(14, FontWeight.BOLD, Palette.ON_PRIOR);
            one.set(longer);
            if (!lines.isEmpty() && one.width() <= room()) {
                lines.removeLast();
            } else {
                one.set(part);
            }
            lines.add(one);
        }
        getChildren().addAll(lines);
    }

    private double room() {
        return Math.max(1, getWidth() - 2 * PAD);
    }

    @Override
    protected void layoutChildren() {
        strip.setWidth(getWidth());
        strip.setHeight(taken());
        double baseline = BASELINE;
        for (OneLine line : lines) {
            line.fit(room());
            line.at((getWidth() - line.width()) / 2, baseline);
            baseline += LINE;
        }
    }
}
