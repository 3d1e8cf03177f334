package org.overread.viewer.reading;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.TransferMode;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.Viewport;
import org.overread.viewer.viewport.ViewportGrid;

/** A series dragged from the strip into a viewport. What is dragged never leaves the window: the system is told no name of it. */
final class SeriesDrag {
    private static final String SERIES = "application/x-overread-series";

    private final BiConsumer<Viewport, FrameStack> dropped;
    private final ViewportGrid viewports;
    private Optional<FrameStack> inHand = Optional.empty();

    /** @param dropped is told what was dropped where */
    SeriesDrag(ViewportGrid viewports, BiConsumer<Viewport, FrameStack> dropped) {
        this.viewports = viewports;
        this.dropped = dropped;
        viewports.furnish(this::accept);
    }

    /** From now on a series can be dragged by its tile. */
    void source(Node tile, FrameStack stack) {
        tile.setOnDragDetected(event -> {
            inHand = Optional.of(stack);
            ClipboardContent content = new ClipboardContent();
            content.put(format(), "series");
            tile.startDragAndDrop(TransferMode.LINK).setContent(content);
            event.consume();
        });
        tile.setOnDragDone(event -> inHand = Optional.empty());
    }

    private void accept(Viewport viewport) {
        viewport.setOnDragOver(event -> {
            if (inHand.isPresent()) {
                event.acceptTransferModes(TransferMode.LINK);
                event.consume();
            }
        });
        viewport.setOnDragDropped(event -> inHand.ifPresent(stack -> {
            viewports.activate(viewport);
            dropped.accept(viewport, stack);
            event.setDropCompleted(true);
            event.consume();
        }));
    }

    private static DataFormat format() {
        DataFormat known = DataFormat.lookupMimeType(SERIES);
        return known == null ? new DataFormat(SERIES) : known;
    }
}
