package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/** Finds room for labels beside their boxes: in the view, clear of each other and of the middle of every box. */
public final class LabelPlaces {
    private static final double GAP = 6;

    /** Room at the view's edges for the letters that stand there. */
    private static final double EDGE = 34;

    private final Rectangle2D view;
    private final Rectangle2D inner;
    private final List<Rectangle2D> taken = new ArrayList<>();

    public LabelPlaces(Rectangle2D view) {
        this.view = view;
        this.inner = view.getWidth() > 4 * EDGE && view.getHeight() > 4 * EDGE
                ? new Rectangle2D(
                        view.getMinX() + EDGE,
                        view.getMinY() + EDGE,
                        view.getWidth() - 2 * EDGE,
                        view.getHeight() - 2 * EDGE)
                : view;
    }

    /** No label will cover the middle of this box. */
    public void keepFree(Rectangle2D box) {
        double width = box.getWidth() / 2;
        double height = box.getHeight() / 2;
        taken.add(new Rectangle2D(box.getMinX() + width / 2, box.getMinY() + height / 2, width, height));
    }

    /**
     * The upper left corner of a label of a size.
     *
     * @param needed whether it must be shown even where it covers other labels
     * @return empty where there is no room
     */
    public Optional<Point2D> place(Rectangle2D box, double width, double height, boolean needed) {
        List<Rectangle2D> choices = choices(box, width, height);
        Optional<Rectangle2D> free = free(choices, inner).or(() -> free(choices, view));
        Optional<Rectangle2D> chosen =
                needed ? free.or(() -> choices.stream().filter(view::contains).findFirst()) : free;
        chosen.ifPresent(taken::add);
        return chosen.map(place -> new Point2D(place.getMinX(), place.getMinY()));
    }

    private Optional<Rectangle2D> free(List<Rectangle2D> choices, Rectangle2D within) {
        return choices.stream()
                .filter(within::contains)
                .filter(choice -> taken.stream().noneMatch(choice::intersects))
                .findFirst();
    }

    private static List<Rectangle2D> choices(Rectangle2D box, double width, double height) {
        double left = box.getMinX() - GAP - width;
        double right = box.getMaxX() + GAP;
        double above = box.getMinY() - GAP - height;
        double below = box.getMaxY() + GAP;
        return List.of(
                new Rectangle2D(right, box.getMinY(), width, height),
                new Rectangle2D(left, box.getMinY(), width, height),
                new Rectangle2D(right, box.getMaxY() - height, width, height),
                new Rectangle2D(left, box.getMaxY() - height, width, height),
                new Rectangle2D(box.getMinX(), above, width, height),
                new Rectangle2D(box.getMinX(), below, width, height),
                new Rectangle2D(box.getMaxX() - width, above, width, height),
                new Rectangle2D(box.getMaxX() - width, below, width, height));
    }
}
