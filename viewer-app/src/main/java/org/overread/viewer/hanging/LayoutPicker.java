package org.overread.viewer.hanging;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.ViewLayout;

/**
 * How many images side by side and one below the other, up to 4 × 4: by arrows and Enter, or by click. Dragged over the field, images
 * of any size make a layout of the reader's own, which is kept and chosen by its digit.
 */
public final class LayoutPicker extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST = FreeLayout.FIELD;
    private static final double CELL = 44;

    private final Label[][] cells = new Label[MOST][MOST];
    private final Label size = new Label();
    private final OwnLayouts own;
    private final Consumer<ViewLayout> done;
    private FreeLayout free = FreeLayout.EMPTY;
    private int fromColumn;
    private int fromRow;
    private int columns;
    private int rows;

    public LayoutPicker(OwnLayouts own, Consumer<ViewLayout> done) {
        super(12);
        this.own = own;
        this.done = done;
        setAlignment(Pos.CENTER);
        GridPane grid = new GridPane(6, 6);
        grid.setAlignment(Pos.CENTER);
        for (int row = 0; row < MOST; row++) {
            for (int column = 0; column < MOST; column++) {
                grid.add(cell(column, row), column, row);
            }
        }
        size.getStyleClass().add("sheet-text");
        getChildren().addAll(grid, size, hint("layout.keys"), hint("layout.drag"));
        if (!own.all().isEmpty()) {
            getChildren().addAll(hint("layout.own"), kept());
        }
        choose(2, 2);
    }

    private static Label hint(String key) {
        Label hint = new Label(Texts.of(key));
        hint.getStyleClass().add("sheet-hint");
        return hint;
    }

    private FlowPane kept() {
        FlowPane all = new FlowPane(14, 10);
        all.setAlignment(Pos.CENTER);
        List<ViewLayout> layouts = own.all();
        for (int i = 0; i < layouts.size(); i++) {
            ViewLayout layout = layouts.get(i);
            Label number = new Label(Integer.toString(i + 1));
            number.getStyleClass().add("key");
            VBox one = new VBox(4, new LayoutMiniature(layout), number);
            one.setAlignment(Pos.CENTER);
            one.setOnMouseClicked(event -> take(layout));
            all.getChildren().add(one);
        }
        return all;
    }

    private Label cell(int column, int row) {
        Label cell = new Label();
        cell.setMinSize(CELL, CELL);
        cell.setAlignment(Pos.CENTER);
        cell.getStyleClass().add("layout-cell");
        cell.setOnMouseMoved(event -> hover(column, row));
        cell.setOnMousePressed(event -> {
            fromColumn = column;
            fromRow = row;
        });
        cell.setOnMouseReleased(event -> {
            if (!event.isStillSincePress()) {
                mark(free);
            }
        });
        cell.setOnDragDetected(event -> cell.startFullDrag());
        cell.setOnMouseDragEntered(event -> mark(free.with(block(column, row))));
        cell.setOnMouseDragReleased(event -> draw(column, row));
        cell.setOnMouseClicked(event -> clicked(event, column, row));
        cells[row][column] = cell;
        return cell;
    }

    private void hover(int column, int row) {
        if (free.isEmpty()) {
            choose(column + 1, row + 1);
        }
    }

    private void clicked(MouseEvent event, int column, int row) {
        if (!event.isStillSincePress()) {
            return;
        }
        if (free.isEmpty()) {
            done.accept(ViewLayout.grid(column + 1, row + 1));
        } else {
            draw(column, row);
        }
    }

    private FreeLayout.Block block(int column, int row) {
        return FreeLayout.Block.between(fromColumn, fromRow, column, row);
    }

    private void draw(int column, int row) {
        free = free.with(block(column, row));
        mark(free);
        size.setText(Texts.of("layout.free", free.blocks().size()));
    }

    private void mark(FreeLayout shown) {
        for (int row = 0; row < MOST; row++) {
            for (int column = 0; column < MOST; column++) {
                int number = shown.numberAt(column, row);
                cells[row][column].setText(number == 0 ? "" : Integer.toString(number));
                cells[row][column].pseudoClassStateChanged(CHOSEN, number > 0);
            }
        }
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

    private void take(ViewLayout layout) {
        own.keep(layout);
        done.accept(layout);
    }

    private void accept() {
        if (free.isEmpty()) {
            done.accept(ViewLayout.grid(columns, rows));
        } else {
            take(free.layout());
        }
    }

    private boolean byDigit(KeyEvent event) {
        int number = event.getCode().isDigitKey() && !event.getText().isEmpty()
                ? Character.digit(event.getText().charAt(0), 10)
                : 0;
        if (number < 1 || number > own.all().size()) {
            return false;
        }
        take(own.all().get(number - 1));
        return true;
    }

    private void startAnew(int across, int down) {
        free = FreeLayout.EMPTY;
        mark(free);
        choose(across, down);
    }

    /** Whether the key was one of these. */
    public boolean handle(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> startAnew(columns - 1, rows);
            case RIGHT -> startAnew(columns + 1, rows);
            case UP -> startAnew(columns, rows - 1);
            case DOWN -> startAnew(columns, rows + 1);
            case BACK_SPACE -> startAnew(columns, rows);
            case ENTER, SPACE -> accept();
            default -> {
                return byDigit(event);
            }
        }
        return true;
    }
}
