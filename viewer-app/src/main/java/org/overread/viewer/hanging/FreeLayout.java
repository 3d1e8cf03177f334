package org.overread.viewer.hanging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.overread.viewer.viewport.ViewLayout;

/**
 * A layout of a reader's own: images that take blocks of a field of {@value #FIELD} × {@value #FIELD}. Immutable.
 *
 * @param blocks none lies over another, in reading order
 */
public record FreeLayout(List<Block> blocks) {
    public static final int FIELD = 4;

    public static final FreeLayout EMPTY = new FreeLayout(List.of());

    /** The place of an image; (0, 0) is the upper left corner of the field. */
    public record Block(int column, int row, int columns, int rows) {
        /** From one corner to the opposite one, either way. */
        public static Block between(int column, int row, int otherColumn, int otherRow) {
            return new Block(
                    Math.min(column, otherColumn),
                    Math.min(row, otherRow),
                    Math.abs(column - otherColumn) + 1,
                    Math.abs(row - otherRow) + 1);
        }

        boolean covers(int atColumn, int atRow) {
            return atColumn >= column && atColumn < column + columns && atRow >= row && atRow < row + rows;
        }

        private boolean meets(Block other) {
            return column < other.column + other.columns
                    && other.column < column + columns
                    && row < other.row + other.rows
                    && other.row < row + rows;
        }
    }

    public FreeLayout {
        blocks = blocks.stream()
                .sorted(Comparator.comparingInt(Block::row).thenComparingInt(Block::column))
                .toList();
    }

    /** With one more image; those that it lies over make way. */
    public FreeLayout with(Block block) {
        List<Block> all = new ArrayList<>(blocks);
        all.removeIf(block::meets);
        all.add(block);
        return new FreeLayout(all);
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** The number of the image at a place of the field, from 1; 0 where there is none. */
    public int numberAt(int column, int row) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).covers(column, row)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** As it stands on screen: what no image takes at the edges goes to the others. Not of an empty one. */
    public ViewLayout layout() {
        int left = blocks.stream().mapToInt(Block::column).min().orElseThrow();
        int top = blocks.stream().mapToInt(Block::row).min().orElseThrow();
        double width = blocks.stream()
                        .mapToInt(one -> one.column() + one.columns())
                        .max()
                        .orElseThrow()
                - left;
        double height =
                blocks.stream().mapToInt(one -> one.row() + one.rows()).max().orElseThrow() - top;
        return new ViewLayout(blocks.stream()
                .map(one -> new ViewLayout.Cell(
                        (one.column() - left) / width,
                        (one.row() - top) / height,
                        one.columns() / width,
                        one.rows() / height))
                .toList());
    }
}
