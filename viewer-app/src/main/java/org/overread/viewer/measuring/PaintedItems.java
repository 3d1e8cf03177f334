package org.overread.viewer.measuring;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Point2D;
import org.overread.viewer.viewport.PaintedFrame;

/**
 * What is painted of the drawn in one view, and what of it is under the pointer.
 *
 * @param grounds what an item is drawn on, as it is seen now; empty for what is not seen
 */
record PaintedItems(List<DrawnItem> items, Function<DrawnItem, Optional<DrawingGround>> grounds) {
    static final double HOLD = 6;

    static PaintedItems of(PaintedFrame frame, List<DrawnItem> items) {
        Optional<DrawingGround> ground = Optional.of(DrawingGround.of(frame));
        return new PaintedItems(items, any -> ground);
    }

    /** The item at a point of the view: the chosen one by its handles, else the nearest. */
    Optional<DrawnItem> at(Point2D at, Optional<DrawnItem> chosen) {
        return chosen.filter(item -> items.contains(item) && handle(item, at) >= 0)
                .or(() -> items.stream()
                        .filter(item -> distance(item, at) <= HOLD)
                        .min(Comparator.comparingDouble(item -> distance(item, at))));
    }

    /** The point of an item's shape at a point of the view; −1 where there is none. */
    int handle(DrawnItem item, Point2D at) {
        List<Point2D> handles = lines(item).map(ShapeLines::handles).orElse(List.of());
        for (int i = 0; i < handles.size(); i++) {
            if (handles.get(i).distance(at) <= HOLD) {
                return i;
            }
        }
        return -1;
    }

    /** What an item is drawn on. */
    Optional<DrawingGround> ground(DrawnItem item) {
        return grounds.apply(item);
    }

    private double distance(DrawnItem item, Point2D at) {
        return lines(item).map(lines -> lines.distance(at.getX(), at.getY())).orElse(Double.POSITIVE_INFINITY);
    }

    private Optional<ShapeLines> lines(DrawnItem item) {
        return ground(item).map(on -> ShapeLines.of(item.shape(), on.toView()));
    }
}
