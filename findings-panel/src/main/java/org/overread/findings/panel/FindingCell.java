package org.overread.findings.panel;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Pane;
import org.overread.findings.style.FindingStyle;
import org.overread.findings.style.StateSymbol;

/** One line of the list, in the columns that all lines share. */
final class FindingCell extends ListCell<FindingRow> {
    private final StateSymbol symbol = new StateSymbol();
    private final Label number = column("row-number", Pos.CENTER_RIGHT);
    private final Label label = column("row-label", Pos.CENTER_LEFT);
    private final Label place = column("row-place", Pos.CENTER_LEFT);
    private final Label size = column("row-size", Pos.CENTER_RIGHT);
    private final Label certainty = column("row-certainty", Pos.CENTER_RIGHT);
    private final Line line = new Line();

    FindingCell(Supplier<ListColumns> columns) {
        getStyleClass().add("finding-cell");
        setPrefWidth(0);
        line.columns = columns;
        line.getChildren().addAll(symbol, number, label, place, size, certainty);
        line.setOpacity(0);
        setGraphic(line);
    }

    @Override
    protected void updateItem(FindingRow row, boolean empty) {
        super.updateItem(row, empty || row == null);
        if (empty || row == null) {
            line.setOpacity(0);
            setAccessibleText(null);
            pseudoClassStateChanged(PanelStyles.REJECTED, false);
            return;
        }
        symbol.show(row.style());
        number.setText(String.valueOf(row.number()));
        label.setText(row.label());
        place.setText(row.place());
        size.setText(row.size());
        certainty.setText(row.certainty());
        pseudoClassStateChanged(PanelStyles.REJECTED, row.style() == FindingStyle.REJECTED);
        setAccessibleText(row.spoken());
        line.setOpacity(1);
        line.requestLayout();
    }

    private static Label column(String style, Pos alignment) {
        Label label = PanelStyles.label(style);
        label.setAlignment(alignment);
        label.setMinWidth(0);
        return label;
    }

    /** Lays its children out in the shared columns. */
    private static final class Line extends Pane {
        private Supplier<ListColumns> columns = () -> ListColumns.NONE;

        @Override
        protected double computePrefWidth(double height) {
            return 10_000; // takes all the width that its cell has
        }

        @Override
        protected double computeMinWidth(double height) {
            return 0;
        }

        @Override
        protected double computePrefHeight(double width) {
            return 20;
        }

        @Override
        protected void layoutChildren() {
            List<javafx.scene.Node> nodes = getChildren();
            double[][] edges = columns.get().in(getWidth());
            for (int i = 0; i < nodes.size(); i++) {
                double height = Math.min(getHeight(), i == 0 ? 16 : getHeight());
                double y = Math.round((getHeight() - height) / 2);
                nodes.get(i).resizeRelocate(Math.round(edges[i][0]), y, Math.round(edges[i][1]), height);
            }
        }
    }
}
