package org.overread.viewer.palette;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One line of a list of commands: what it does, what it belongs to, its keys. */
public final class PaletteCell extends ListCell<PaletteEntry> {
    private final Label title = new Label();
    private final Label kind = new Label();
    private final Label keys = new Label();
    private final HBox line;

    public PaletteCell() {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        title.getStyleClass().add("palette-title");
        kind.getStyleClass().add("palette-kind");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        keys.getStyleClass().add("key");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        line = new HBox(10, title, between, kind, keys);
        line.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PaletteEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        boolean none = empty || entry == null;
        setGraphic(none ? null : line);
        setText(null);
        if (!none) {
            title.setText(entry.title());
            kind.setText(entry.kind());
            keys.setText(entry.keys());
            keys.setVisible(!entry.keys().isEmpty());
            keys.setManaged(!entry.keys().isEmpty());
            setAccessibleText(String.join(", ", entry.title(), entry.kind(), entry.keys()));
        }
    }
}
