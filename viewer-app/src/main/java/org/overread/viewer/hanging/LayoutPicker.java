package org.overread.viewer.hanging;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.ViewLayout;

/** How many images side by side and one below the other, up to 4 × 4: by arrows and Enter, or by click. */
public final class LayoutPicker extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST = 4;
    private static final double CELL = 44;

    private final Region[][] cells = new Region[MOST][MOST];
    private final Label size = new Label();
    private final Consumer<ViewLayout> done;
    private int columns;
    private int rows;

    public LayoutPicker(Consumer<ViewLayout> done) {
        super(12);
        this.done = done;
        setAlignment(Pos.CENTER);
        GridPane grid = new GridPane(6, 6);
        for (int row = 0; row < MOST; row++) {
            for (int column = 0; column < MOST; column++) {
                grid.add(cell(column, row), column, row);
            }
        }
        size.getStyleClass().add("sheet-text");
        Label keys = new Label(Texts.of("layout.keys"));
        keys.getStyleClass().add("sheet-hint");
        getChildren().addAll(grid, size, keys);
        choose(2, 2);
    }

    private Region cell(int column, int row) {
        Region cell = new Region();
        cell.setMinSize(CELL, CELL);
        cell.getStyleClass().add("layout-cell");
        cell.setOnMouseMoved(event -> choose(column + 1, row + 1));
        cell.setOnMouseClicked(event -> done.accept(ViewLayout.grid(column + 1, row + 1)));
        cells[row][column] = cell;
        return cell;
    }

    private void choose(int across, int down) {
        columns = Math.clamp(across, 1, MOST);
        rows = Math.clamp(down, 1, MOST);
        size.setText(Texts.of("layout.size", columns, rows));
        for (int row = 0; row < MOST; row++) {
            for (int column = 0; column < MOST; column++) {
                cells[row][column].pseudoClassStateChanged(CHOSEN, column < columns && row < rows);
            }
        }
    }

    /** Whether the key was one of these. */
    public boolean handle(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> choose(columns - 1, rows);
            case RIGHT -> choose(columns + 1, rows);
            case UP -> choose(columns, rows - 1);
            case DOWN -> choose(columns, rows + 1);
            case ENTER, SPACE -> done.accept(ViewLayout.grid(columns, rows));
            default -> {
                return false;
            }
        }
        return true;
    }
}
