package org.overread.viewer.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.viewer.theme.Texts;

/** The list of what is measured: words, values, slice; a click brings it up. It takes room only while there is something in it. */
public final class MeasurementList extends BorderPane {
    private static final double HEAD = 30;
    private static final double ROW = 44;

    private final Measuring measuring;
    private final SlicePlaces places;
    private final Label title = new Label();
    private final ListView<Row> rows = new ListView<>();
    private boolean folded;
    private boolean refreshing;

    /** Which slice of its series a frame is, from 1. */
    public interface SlicePlaces {
        Optional<Integer> slice(FrameRef frame);
    }

    /** A line of the list. @param item empty for a volume, which is on no slice */
    private record Row(Optional<DrawnItem> item, String label, String values, String slice) {}

    public MeasurementList(Measuring measuring, SlicePlaces places) {
        this.measuring = measuring;
        this.places = places;
        getStyleClass().add("measurement-list");
        title.getStyleClass().add("measurement-title");
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinHeight(HEAD);
        title.setOnMouseClicked(event -> toggle());
        rows.setFocusTraversable(false);
        rows.accessibleTextProperty().bind(title.textProperty());
        rows.setFixedCellSize(ROW);
        rows.setCellFactory(view -> new Cell());
        setTop(title);
        setCenter(rows);
        measuring.onChange(this::refresh);
        refresh();
    }

    /** Folds the list to its title, or unfolds it. */
    public void toggle() {
        folded = !folded;
        refresh();
    }

    /** The height it wants, of the room there is; its title is always seen. */
    public double wantedHeight(double room) {
        int count = rows.getItems().size();
        return count == 0 ? 0 : folded ? HEAD : Math.clamp(Math.floor(room), HEAD, HEAD + count * ROW + 4);
    }

    private void refresh() {
        List<Row> now = new ArrayList<>();
        measuring.items().forEach(item -> now.add(row(item)));
        measuring.volumes().forEach(volume -> now.add(new Row(Optional.empty(), volume.label(), volume.value(), "")));
        boolean count = now.size() != rows.getItems().size();
        refreshing = true;
        if (!now.equals(rows.getItems())) {
            rows.getItems().setAll(now);
        }
        Optional<TrackingUid> selected = measuring.selected().flatMap(DrawnItem::own);
        rows.getSelectionModel().clearSelection();
        for (int i = 0; i < now.size(); i++) {
            boolean chosen = selected.isPresent()
                    && now.get(i).item().flatMap(DrawnItem::own).equals(selected);
            if (chosen) {
                rows.getSelectionModel().select(i);
            }
        }
        refreshing = false;
        title.setText((folded ? "▸  " : "▾  ") + Texts.of("measure.title", Integer.toString(now.size())));
        rows.setVisible(!folded);
        if (count && getParent() instanceof Region column) {
            column.requestLayout();
        }
    }

    private Row row(DrawnItem item) {
        String label = item.label().isBlank() ? AnnotationWriting.kind(item.shape()) : item.label();
        String values = String.join("  ·  ", item.values()) + (item.author().isBlank() ? "" : "  ·  " + item.author());
        String slice = item.plane().isPresent()
                ? Texts.of("measure.plane")
                : places.slice(item.frame())
                        .map(number -> Texts.of("measure.slice", number.toString()))
                        .orElse("");
        return new Row(Optional.of(item), label, values, slice);
    }

    private final class Cell extends ListCell<Row> {
        private final Label label = new Label();
        private final Label values = new Label();
        private final Label slice = new Label();
        /** Values and source where the column cuts them off. */
        private final Tooltip whole = new Tooltip();

        private final Button remove = new Button("✕");
        private final HBox line;

        Cell() {
            label.getStyleClass().add("measurement-label");
            values.getStyleClass().add("measurement-values");
            slice.getStyleClass().add("measurement-slice");
            slice.setMinWidth(USE_PREF_SIZE);
            remove.getStyleClass().add("measurement-remove");
            remove.setFocusTraversable(false);
            remove.setAccessibleText(Texts.of("measure.remove"));
            remove.setOnAction(event -> own().ifPresent(measuring::remove));
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            VBox words = new VBox(new HBox(8, label, gap, slice), values);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(6, words, remove);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (!refreshing && getItem() != null) {
                    getItem().item().ifPresent(measuring::goTo);
                }
            });
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : line);
            setTooltip(empty || row == null ? null : whole);
            if (!empty && row != null) {
                label.setText(row.label());
                values.setText(row.values());
                whole.setText(row.values());
                slice.setText(row.slice());
                remove.setVisible(row.item().filter(DrawnItem::editable).isPresent());
            }
        }

        private Optional<TrackingUid> own() {
            return Optional.ofNullable(getItem()).flatMap(Row::item).flatMap(DrawnItem::own);
        }
    }
}
