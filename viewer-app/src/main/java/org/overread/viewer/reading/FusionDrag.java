package org.overread.viewer.reading;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.overread.viewer.fusing.Fusing;
import org.overread.viewer.fusing.FusionView;

/** Ctrl and right drag on a fused image: down and up the upper end of the fused series' window, across its opacity. */
final class FusionDrag {
    private static final double PIXELS_A_TENTH = 30;
    private static final double FACTOR_A_PIXEL = 1.01;

    private final Fusing fusing;
    private final Supplier<Optional<FusionView>> view;
    private double lastX;
    private double lastY;
    private boolean dragging;

    FusionDrag(Region place, Fusing fusing, Supplier<Optional<FusionView>> view) {
        this.fusing = fusing;
        this.view = view;
        place.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        place.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        place.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> dragging = false);
    }

    private void pressed(MouseEvent event) {
        dragging = event.getButton() == MouseButton.SECONDARY
                && event.isControlDown()
                && view.get().filter(fusing::isFused).isPresent();
        lastX = event.getX();
        lastY = event.getY();
    }

    private void dragged(MouseEvent event) {
        if (dragging) {
            double across = event.getX() - lastX;
            double up = lastY - event.getY();
            lastX = event.getX();
            lastY = event.getY();
            view.get().ifPresent(one -> {
                fusing.fainter(one, -across / PIXELS_A_TENTH);
                fusing.higher(one, Math.pow(FACTOR_A_PIXEL, up));
            });
            event.consume();
        }
    }
}
