package org.overread.viewer.hanging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.overread.viewer.theme.Texts;

/** A few things to choose one of: by digit, by arrows and Enter, or by click. */
public final class ChoiceList extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double WIDTH = 620;
    private static final int DIGITS = 9;

    private final List<HBox> rows = new ArrayList<>();
    private final IntConsumer done;
    private int chosen;

    /** One of them. @param more beside it, dimmed */
    public record Choice(String text, String more) {}

    /** @param first which is chosen at first @param done is told the number of the one taken */
    public ChoiceList(List<Choice> choices, int first, IntConsumer done) {
        this.done = done;
        getStyleClass().add("choice-list");
        setPrefWidth(WIDTH);
        for (int i = 0; i < choices.size(); i++) {
            int number = i;
            HBox row = row(choices.get(i), i);
            row.setOnMouseClicked(event -> done.accept(number));
            rows.add(row);
        }
        getChildren().addAll(rows);
        getChildren().add(label(Texts.of("choice.keys"), "sheet-hint"));
        choose(Math.max(0, first));
    }

    private static HBox row(Choice choice, int number) {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Label key = label(number < DIGITS ? Integer.toString(number + 1) : " ", "key");
        HBox row = new HBox(12, key, label(choice.text(), "sheet-text"), between, label(choice.more(), "sheet-hint"));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("choice");
        row.setAccessibleText(choice.text() + ", " + choice.more());
        return row;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void choose(int number) {
        chosen = rows.isEmpty() ? 0 : Math.floorMod(number, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
        }
    }

    /** Whether the key was one of these. */
    public boolean handle(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> choose(chosen - 1);
            case DOWN, TAB -> choose(chosen + 1);
            case ENTER, SPACE -> take(chosen);
            default -> {
                String name = event.getCode().getName().toLowerCase(Locale.ROOT);
                boolean digit = event.getCode().isDigitKey() && name.matches(".*[1-9]");
                if (!digit || name.charAt(name.length() - 1) - '1' >= rows.size()) {
                    return false;
                }
                take(name.charAt(name.length() - 1) - '1');
            }
        }
        return true;
    }

    private void take(int number) {
        if (number < rows.size()) {
            done.accept(number);
        }
    }
}
