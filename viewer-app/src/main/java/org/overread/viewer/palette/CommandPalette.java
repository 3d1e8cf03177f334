package org.overread.viewer.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.overread.viewer.theme.Texts;

/** All that can be done, found by typing: ↑ ↓ choose, Enter does it. What was done last stands first. Thread: JavaFX. */
public final class CommandPalette extends VBox {
    private static final double WIDTH = 620;
    private static final double LINE = 30;
    private static final int LINES = 14;
    private static final int PAGE = 10;

    private final TextField words = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();
    private final List<PaletteEntry> all;
    private final List<String> recent;
    private final Consumer<PaletteEntry> chosen;

    /** @param recent ids of what was chosen before, the last one first */
    public CommandPalette(List<PaletteEntry> all, List<String> recent, Consumer<PaletteEntry> chosen) {
        this.all = new ArrayList<>(all);
        this.recent = recent;
        this.chosen = chosen;
        getStyleClass().add("palette");
        words.setPromptText(Texts.of("palette.prompt"));
        words.setAccessibleText(Texts.of("palette.prompt"));
        words.textProperty().addListener((text, before, now) -> find(now));
        list.setAccessibleText(Texts.of("palette.list"));
        list.setFixedCellSize(LINE);
        list.setPrefSize(WIDTH, LINES * LINE + 2);
        list.setFocusTraversable(false);
        Label nothing = new Label(Texts.of("palette.none"));
        nothing.getStyleClass().add("palette-kind");
        list.setPlaceholder(nothing);
        list.setCellFactory(view -> new PaletteCell());
        list.setOnMouseClicked(event -> choose());
        getChildren().addAll(words, list);
        find("");
    }

    /** Takes the keys that choose; all others are typed. */
    public boolean take(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-PAGE);
            case PAGE_DOWN -> move(PAGE);
            case ENTER -> choose();
            default -> {
                return event.getCode() == KeyCode.TAB;
            }
        }
        return true;
    }

    @Override
    public void requestFocus() {
        words.requestFocus();
    }

    /** What is offered now, the best first. */
    public List<PaletteEntry> offered() {
        return List.copyOf(list.getItems());
    }

    private void find(String typed) {
        list.getItems().setAll(PaletteSearch.find(typed, all, recent));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void move(int lines) {
        int last = list.getItems().size() - 1;
        int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) lines, 0, Math.max(0, last));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - LINES / 2));
    }

    private void choose() {
        PaletteEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            chosen.accept(entry);
        }
    }
}
