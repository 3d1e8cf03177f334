package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;

/**
 * Where viewports stand in the room they share, in reading order.
 *
 * @param cells 1 to 16; units: fractions 0…1 of the room
 */
public record ViewLayout(List<Cell> cells) {
    public static final int MOST = 16;

    /** A viewport's rectangle; (0, 0) is the room's upper left corner. */
    public record Cell(double x, double y, double width, double height) {
        private static final double ROUNDING = 1e-9;

        public Cell {
            boolean inside = x >= 0 && y >= 0 && x + width <= 1 + ROUNDING && y + height <= 1 + ROUNDING;
            if (!inside || !(width > 0) || !(height > 0)) {
                throw new IllegalArgumentException(
                        "outside of the room: " + x + ", " + y + ", " + width + " x " + height);
            }
        }
    }

    public ViewLayout {
        cells = List.copyOf(cells);
        if (cells.isEmpty() || cells.size() > MOST) {
            throw new IllegalArgumentException(cells.size() + " viewports");
        }
    }

    /** Equal viewports, row by row. */
    public static ViewLayout grid(int columns, int rows) {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                cells.add(new Cell((double) column / columns, (double) row / rows, 1.0 / columns, 1.0 / rows));
            }
        }
        return new ViewLayout(cells);
    }

    public int size() {
        return cells.size();
    }
}
