package org.overread.viewer.measuring;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.overread.viewer.viewport.PaintedFrame;

/** What is painted of the drawn on one frame, and what of it is under the pointer. */
record PaintedItems(PaintedFrame frame, List<DrawnItem> items) {
    static final double HOLD = 6;

    /** The item at a point of the view: the chosen one by its handles, else the nearest. */
    Optional<DrawnItem> at(double x, double y, Optional<DrawnItem> chosen) {
        return chosen.filter(item -> items.contains(item) && handle(item, x, y) >= 0)
                .or(() -> items.stream()
                        .filter(item -> distance(item, x, y) <= HOLD)
                        .min(Comparator.comparingDouble(item -> distance(item, x, y))));
    }

    /** The point of an item's shape at a point of the view; −1 where there is none. */
    int handle(DrawnItem item, double x, double y) {
        List<Point2D> handles = lines(item).handles();
        for (int i = 0; i < handles.size(); i++) {
            if (handles.get(i).distance(x, y) <= HOLD) {
                return i;
            }
        }
        return -1;
    }

    private double distance(DrawnItem item, double x, double y) {
        return lines(item).distance(x, y);
    }

    private ShapeLines lines(DrawnItem item) {
        return ShapeLines.of(item.shape(), frame.geometry());
    }
}
