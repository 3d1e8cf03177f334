package org.overread.viewer.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.ImagePoint;
import org.overread.core.measurement.Shape;

/** A shape while it is drawn: the points set so far, and where the pointer is. */
final class Drawing {
    private final AnnotationTool tool;
    private final List<ImagePoint> set = new ArrayList<>();
    private Optional<ImagePoint> hover = Optional.empty();

    Drawing(AnnotationTool tool) {
        this.tool = tool;
    }

    List<ImagePoint> points() {
        return List.copyOf(set);
    }

    void put(ImagePoint point) {
        set.add(point);
        hover = Optional.empty();
    }

    void hover(ImagePoint point) {
        hover = Optional.of(point);
    }

    /** Takes the last point back; whether one is left. */
    boolean takeBack() {
        if (!set.isEmpty()) {
            set.removeLast();
        }
        return !set.isEmpty();
    }

    boolean complete() {
        return set.size() >= tool.points();
    }

    /** As it would be if it ended with the points set. */
    Optional<Shape> finished() {
        return tool.shape(set);
    }

    /** As it looks now, the pointer taken for the next point; what has too few points yet is a line, or two. */
    List<Shape> preview() {
        List<ImagePoint> all = new ArrayList<>(set);
        hover.ifPresent(all::add);
        Optional<Shape> whole = tool.shape(all);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        List<Shape> lines = new ArrayList<>();
        for (int i = 0; i + 1 < all.size(); i++) {
            boolean gap = (tool == AnnotationTool.COBB || tool == AnnotationTool.BIDIRECTIONAL) && i == 1;
            if (!gap && !all.get(i).equals(all.get(i + 1))) {
                lines.add(new Shape.Length(all.get(i), all.get(i + 1)));
            }
        }
        return lines;
    }
}
