package org.overread.findings.panel;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/** The list of findings: one line each, steady; it moves only as far as the selected line needs to be seen. */
final class FindingList extends StackPane {
    private static final double ROW_HEIGHT = 28;
    private static final int LEAST_ROWS = 2;
    private static final int STEP_ROWS = 8;
    private final FindingsModel model;
    private final ObservableList<FindingRow> items = FXCollections.observableArrayList();
    private final ListView<FindingRow> list = new ListView<>(items);
    private final Label nothing = PanelStyles.sentence("guidance");
    private final Label ruler = PanelStyles.label("row-ruler");
    private ListColumns columns = ListColumns.NONE;
    private boolean reveal;

    /** @param name what the list is called, for assistive technology */
    FindingList(FindingsModel model, String name) {
        this.model = model;
        getStyleClass().add("finding-list");
        list.setId("findings-list");
        list.setAccessibleText(name);
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new FindingCell(() -> columns));
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        nothing.setId("findings-nothing");
        nothing.setMouseTransparent(true);
        ruler.setVisible(false);
        ruler.setManaged(false);
        ruler.fontProperty().addListener(_ -> measure());
        setAlignment(nothing, javafx.geometry.Pos.TOP_LEFT);
        getChildren().addAll(list, nothing, ruler);
        setMinHeight(LEAST_ROWS * ROW_HEIGHT);
        heightProperty().addListener(_ -> reveal = true);
    }

    void replaceRows() {
        // one empty line, so that all lines are made and styled before there are findings: then, they would hold up
        // scrolling
        List<FindingRow> now = model.rows().isEmpty() ? Collections.singletonList(null) : model.rows();
        if (items.equals(now)) {
            // as when one study without findings follows another: new lines would hold up its first image
            showSelection();
            return;
        }
        items.setAll(now);
        // on a tall screen the finding's detail stays near its line; in steps, so that one more line moves nothing
        int rows = Math.max(1, Math.ceilDiv(items.size(), STEP_ROWS)) * STEP_ROWS;
        setMaxHeight(rows * ROW_HEIGHT + 4);
        measure();
        showSelection();
    }

    void changeRow(int index) {
        FindingRow row = model.rows().get(index);
        FindingRow before = items.set(index, row);
        boolean sameWidths = before.label().equals(row.label())
                && before.place().equals(row.place())
                && before.size().equals(row.size());
        if (!sameWidths) {
            measure();
        }
        showSelection();
    }

    /** Marks the selected line and brings it into view, with its neighbours where there is room. */
    void showSelection() {
        int index = model.selectedIndex();
        if (index < 0) {
            list.getSelectionModel().clearSelection();
            return;
        }
        if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
        }
        reveal = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (reveal && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getHeight() > 0) {
            reveal = false;
            reveal(flow, model.selectedIndex());
        }
    }

    // no further than needed, and a neighbour on either side with it
    private void reveal(VirtualFlow<?> flow, int index) {
        double hidden = items.size() * ROW_HEIGHT - flow.getHeight();
        if (index < 0 || hidden <= 0) {
            return;
        }
        double offset = flow.getPosition() * hidden;
        double top = (index - 1) * ROW_HEIGHT;
        double bottom = (index + 2) * ROW_HEIGHT;
        double wanted = Math.clamp(Math.min(top, Math.max(offset, bottom - flow.getHeight())), 0, hidden);
        if (wanted != offset) {
            flow.setPosition(wanted / hidden);
        }
    }

    void refreshGuidance() {
        boolean empty = model.rows().isEmpty();
        nothing.setVisible(empty);
        nothing.setText(empty ? model.sentences().next() : "");
    }

    private void measure() {
        columns = ListColumns.of(model.rows(), ruler.getFont());
        list.lookupAll(".finding-cell").forEach(cell -> {
            if (cell instanceof FindingCell finding && finding.getGraphic() != null) {
                ((javafx.scene.Parent) finding.getGraphic()).requestLayout();
            }
        });
    }

    // the model decides what is selected; the list's own selecting by mouse is kept out
    private void press(MouseEvent event) {
        Optional<FindingCell> cell = cellOf(event.getTarget());
        if (cell.isPresent() && event.getButton() == MouseButton.PRIMARY) {
            Optional.ofNullable(cell.get().getItem())
                    .ifPresent(row -> model.moves().goTo(row.trackingUid()));
            event.consume();
        }
    }

    private static Optional<FindingCell> cellOf(EventTarget target) {
        Node node = target instanceof Node hit ? hit : null;
        while (node != null && !(node instanceof FindingCell)) {
            node = node.getParent();
        }
        return Optional.ofNullable((FindingCell) node);
    }
}
