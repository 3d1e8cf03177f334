package org.overread.viewer.reading;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.overread.viewer.theme.Texts;

/** The left edge of the findings panel: dragged, it makes the panel wider and narrower; a double click takes the standard width. */
final class PanelEdge extends Region {
    static final double WIDTH = 7;

    private final Consumer<OptionalDouble> wanted;

    /** @param wanted where the edge is wanted, in the scene; empty for the standard width */
    PanelEdge(Consumer<OptionalDouble> wanted) {
        this.wanted = wanted;
        setCursor(Cursor.H_RESIZE);
        setAccessibleText(Texts.of("panel.edge"));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            wanted.accept(OptionalDouble.of(event.getSceneX()));
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            wanted.accept(OptionalDouble.empty());
        }
    }
}
