package org.overread.viewer.viewport;

/**
 * An image made smaller by whole numbers: each of its values is the mean of a block of the original's. Blocks at the
 * right and lower edge are of what there is. The rest of a large reduction then needs a few values for each pixel, not
 * hundreds. Belongs to one thread.
 */
final class ShrunkRows implements RowSource {
    private final RowSource original;
    private final int columns;
    private final int rows;
    private final int across;
    private final int down;
    private final float[] row;
    private final float[] sum;

    /**
     * @param columns and {@code rows} of the original
     * @param across and {@code down}: columns and rows of a block
     */
    private ShrunkRows(RowSource original, int columns, int rows, int across, int down) {
        this.original = original;
        this.columns = columns;
        this.rows = rows;
        this.across = across;
        this.down = down;
        row = new float[columns];
        sum = new float[columns];
    }

    /** The original itself where blocks are single values. */
    static RowSource of(RowSource original, int columns, int rows, int across, int down) {
        return across == 1 && down == 1 ? original : new ShrunkRows(original, columns, rows, across, down);
    }

    /**
     * Original values to a block along an axis that is shown at {@code scale} outputs to an input: two blocks or more to
     * an output, so that the filter behind still takes away what the blocks leave of a fine pattern.
     */
    static int block(double scale) {
        return Math.max(1, (int) (0.5 / scale));
    }

    @Override
    public void read(int wanted, float[] into, int at) {
        int first = wanted * down;
        int behind = Math.min(first + down, rows);
        original.read(first, sum, 0);
        for (int y = first + 1; y < behind; y++) {
            original.read(y, row, 0);
            add(row, sum);
        }
        int whole = columns / across;
        float share = 1f / (across * (behind - first));
        if (across == 2) {
            pairs(share, whole, into, at);
        } else {
            for (int x = 0; x < whole; x++) {
                into[at + x] = share * total(x * across, across);
            }
        }
        if (whole * across < columns) {
            int left = columns - whole * across;
            into[at + whole] = total(whole * across, left) / (left * (behind - first));
        }
    }

    private static void add(float[] row, float[] sum) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] += row[x];
        }
    }

    /** Apart from larger blocks: the most frequent, and many times faster without a loop for each. */
    private void pairs(float share, int whole, float[] into, int at) {
        for (int x = 0; x < whole; x++) {
            into[at + x] = share * (sum[2 * x] + sum[2 * x + 1]);
        }
    }

    private float total(int from, int count) {
        float total = 0;
        for (int x = from; x < from + count; x++) {
            total += sum[x];
        }
        return total;
    }
}
