package org.overread.viewer.viewport;

import javafx.geometry.Point2D;
import org.overread.core.image.OrientationLetters;

/**
 * How an image is turned on screen: first mirrored left to right, then rotated clockwise.
 *
 * @param quarters quarter turns clockwise, 0…3
 * @param mirrored whether what lies left in the image lies right
 */
public record ViewTurn(int quarters, boolean mirrored) {
    /** As the image is stored. */
    public static final ViewTurn NONE = new ViewTurn(0, false);

    private static final int FULL = 4;

    public ViewTurn {
        quarters = Math.floorMod(quarters, FULL);
    }

    /** What is seen, a quarter turn clockwise further. */
    public ViewTurn rotated() {
        return new ViewTurn(quarters + 1, mirrored);
    }

    /** What is seen, its left and right exchanged. */
    public ViewTurn flipped() {
        return new ViewTurn(-quarters, !mirrored);
    }

    /** Whether rows of the image run down the view. */
    public boolean onItsSide() {
        return quarters % 2 == 1;
    }

    /** A distance in the unturned image as it is seen. */
    public Point2D toView(double x, double y) {
        double across = mirrored ? -x : x;
        return switch (quarters) {
            case 0 -> new Point2D(across, y);
            case 1 -> new Point2D(-y, across);
            case 2 -> new Point2D(-across, -y);
            default -> new Point2D(y, -across);
        };
    }

    /** A distance that is seen, in the unturned image. */
    public Point2D toImage(double x, double y) {
        Point2D back = switch (quarters) {
            case 0 -> new Point2D(x, y);
            case 1 -> new Point2D(y, -x);
            case 2 -> new Point2D(-x, -y);
            default -> new Point2D(-y, x);
        };
        return mirrored ? new Point2D(-back.getX(), back.getY()) : back;
    }

    /** What lies towards each edge of the view. */
    public OrientationLetters letters(OrientationLetters image) {
        return new OrientationLetters(
                towards(image, -1, 0), towards(image, 1, 0), towards(image, 0, -1), towards(image, 0, 1));
    }

    private String towards(OrientationLetters image, int x, int y) {
        Point2D direction = toImage(x, y);
        if (direction.getX() != 0) {
            return direction.getX() < 0 ? image.left() : image.right();
        }
        return direction.getY() < 0 ? image.top() : image.bottom();
    }

    /**
     * Turns a picture.
     *
     * <p>Shape: {@code upright} and {@code picture} are row-major; a picture {@code width} wide and {@code height} high is
     * made of an upright one of the same size or, on its side, of one {@code height} wide and {@code width} high.
     */
    void turn(int[] upright, int[] picture, int width, int height) {
        int across = onItsSide() ? height : width;
        int down = onItsSide() ? width : height;
        Point2D alongX = toImage(1, 0);
        Point2D alongY = toImage(0, 1);
        int stepX = (int) (alongX.getX() + alongX.getY() * across);
        int stepY = (int) (alongY.getX() + alongY.getY() * across);
        int startColumn = alongX.getX() + alongY.getX() < 0 ? across - 1 : 0;
        int startRow = alongX.getY() + alongY.getY() < 0 ? down - 1 : 0;
        int start = startRow * across + startColumn;
        for (int y = 0; y < height; y++) {
            int from = start + y * stepY;
            for (int x = 0; x < width; x++) {
                picture[y * width + x] = upright[from];
                from += stepX;
            }
        }
    }
}
