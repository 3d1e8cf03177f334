package org.overread.viewer.overlaying;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.overread.viewer.theme.Texts;

/**
 * What lies over the pictures, by who says it and by label: which is shown, how strongly, and from which score on. ↑ ↓ choose a
 * line, Space shows and hides it, [ and ] change its opacity, ← → its score, K keeps its volume. Thread: JavaFX.
 */
public final class OverlayList extends VBox {
    private static final double WIDTH = 330;
    private static final double TALLEST = 560;
    private static final int SCORE_STEPS = 20;
    private static final int PAGE = 10;

    private final LabelLooks looks;
    private final Runnable close;
    private final Consumer<Optional<SourceLabel>> keep;
    private final List<OverlayLine> lines = new ArrayList<>();
    private final ScrollPane scroll;
    private int chosen;

    /**
     * @param close puts it away
     * @param keep is given a mask whose volume the reader keeps
     */
    public OverlayList(Overlaying overlaying, Runnable close, Consumer<Optional<SourceLabel>> keep) {
        this.keep = keep;
        looks = overlaying.looks();
        this.close = close;
        getStyleClass().add("overlay-list");
        setPrefWidth(WIDTH);
        VBox content = new VBox();
        for (LabelSource source : overlaying.sources().all()) {
            add(content, new OverlayLine.OfSource(looks, source));
            source.labels().forEach(label -> add(content, new OverlayLine.OfLabel(looks, label)));
        }
        scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("sheet-scroll");
        scroll.setMaxHeight(TALLEST);
        getChildren().addAll(text("overlay.title", "sheet-title"), scroll, text("overlay.keys", "sheet-hint"));
        choose(lines.size() > 1 ? 1 : 0);
    }

    /** Takes the keys that work it, and Shift+M, which puts it away. */
    public boolean take(KeyEvent event) {
        OverlayLine line = lines.get(chosen);
        switch (event.getCode()) {
            case UP -> choose(chosen - 1);
            case DOWN -> choose(chosen + 1);
            case PAGE_UP -> choose(chosen - PAGE);
            case PAGE_DOWN -> choose(chosen + PAGE);
            case SPACE, ENTER -> line.toggle();
            case LEFT -> line.score(-1.0 / SCORE_STEPS);
            case RIGHT -> line.score(1.0 / SCORE_STEPS);
            case OPEN_BRACKET -> line.fainter(1);
            case CLOSE_BRACKET -> line.fainter(-1);
            case SEMICOLON -> looks.toggleOutlines();
            case K -> keep.accept(line.kept());
            case M -> close.run();
            default -> {
                return false;
            }
        }
        lines.forEach(OverlayLine::refresh);
        return true;
    }

    private void add(VBox content, OverlayLine line) {
        int number = lines.size();
        line.setOnMousePressed(event -> choose(number));
        line.setOnMouseClicked(event -> {
            if (!line.keepsClicks(event)) {
                line.toggle();
                lines.forEach(OverlayLine::refresh);
            }
        });
        lines.add(line);
        content.getChildren().add(line);
    }

    private void choose(int number) {
        chosen = Math.clamp(number, 0, lines.size() - 1);
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).chosen(i == chosen);
        }
        scroll.setVvalue(lines.size() < 2 ? 0 : (double) chosen / (lines.size() - 1));
    }

    private static Label text(String key, String style) {
        Label label = new Label(Texts.of(key));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
