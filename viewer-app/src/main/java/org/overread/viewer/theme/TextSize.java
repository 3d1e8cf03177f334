package org.overread.viewer.theme;

import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * How large a window writes, in percent of the standard size, as its root node knows it. Whole regions are scaled with all that is
 * in them; images are not, and what is written over an image asks for the factor.
 *
 * <p>Thread: JavaFX.
 */
public final class TextSize {
    public static final int LEAST = 85;
    public static final int STANDARD = 100;
    public static final int MOST = 150;

    private static final int[] STEPS = {LEAST, STANDARD, 115, 130, MOST};

    /** The next larger size; the largest stays. */
    public static int larger(int percent) {
        return IntStream.of(STEPS).filter(step -> step > percent).findFirst().orElse(MOST);
    }

    /** The next smaller size; the smallest stays. */
    public static int smaller(int percent) {
        return IntStream.of(STEPS).filter(step -> step < percent).max().orElse(LEAST);
    }

    /** Sets the size for a window by its root. */
    public static void set(Parent root, int percent) {
        root.getProperties().put(TextSize.class, Math.clamp(percent, LEAST, MOST));
    }

    public static int percent(Parent root) {
        return (Integer) root.getProperties().getOrDefault(TextSize.class, STANDARD);
    }

    /** The factor for what is written in a node; 1 where it is in no window. */
    public static double of(Node node) {
        return node.getScene() == null ? 1 : percent(node.getScene().getRoot()) / (double) STANDARD;
    }

    /** Gives a region its place, and all in it its size. */
    public static void place(Region region, double x, double y, double width, double height) {
        place(region, of(region), new Rectangle2D(x, y, width, height));
    }

    /** The same with a factor of its own. */
    public static void place(Region region, double factor, Rectangle2D place) {
        if (factor == 1) {
            region.getTransforms().clear();
        } else {
            region.getTransforms().setAll(new Scale(factor, factor, 0, 0));
        }
        region.resizeRelocate(place.getMinX(), place.getMinY(), place.getWidth() / factor, place.getHeight() / factor);
    }

    /** How high a region wants to be where it has a width. */
    public static double prefHeight(Region region, double width) {
        double factor = of(region);
        return region.prefHeight(width / factor) * factor;
    }

    private TextSize() {}
}
