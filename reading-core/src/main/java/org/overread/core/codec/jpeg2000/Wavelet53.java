package org.overread.core.codec.jpeg2000;

/** The reversible 5/3 transform, backwards. Shape: rows of samples. Standard: T.800 F.3. */
final class Wavelet53 {

    /** The samples of {@code area} from its four subbands, LL, HL, LH, HH. */
    static int[][] combine(int[][] ll, int[][] hl, int[][] lh, int[][] hh, Area area) {
        int height = area.height();
        int[][] rows = new int[height][area.width()];
        if (area.isEmpty()) {
            return rows;
        }
        int oddX = area.x0() & 1;
        int oddY = area.y0() & 1;
        for (int y = 0; y < height + 2; y++) {
            if (y < height) {
                boolean high = (y + oddY & 1) == 1;
                across(high ? lh[y >> 1] : ll[y >> 1], high ? hh[y >> 1] : hl[y >> 1], rows[y], oddX);
            }
            if (height > 1) {
                down(rows, y, oddY);
            } else if (y == 0 && oddY == 1) {
                halve(rows[0]);
            }
        }
        return rows;
    }

    /** What can be done once row y is there: the low-pass row before it, and the high-pass row before that. */
    private static void down(int[][] rows, int y, int oddY) {
        int low = y - 1;
        if (low >= 0 && low < rows.length && (low + oddY & 1) == 0) {
            int above = low > 0 ? low - 1 : low + 1;
            int below = low + 1 < rows.length ? low + 1 : low - 1;
            low(rows[low], rows[above], rows[below]);
        }
        int high = y - 2;
        if (high >= 0 && (high + oddY & 1) == 1) {
            int above = high > 0 ? high - 1 : high + 1;
            int below = high + 1 < rows.length ? high + 1 : high - 1;
            high(rows[high], rows[above], rows[below]);
        }
    }

    private static void low(int[] row, int[] above, int[] below) {
        for (int x = 0; x < row.length; x++) {
            row[x] -= above[x] + below[x] + 2 >> 2;
        }
    }

    private static void high(int[] row, int[] above, int[] below) {
        for (int x = 0; x < row.length; x++) {
            row[x] += above[x] + below[x] >> 1;
        }
    }

    private static void halve(int[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] /= 2;
        }
    }

    private static void across(int[] low, int[] high, int[] row, int odd) {
        if (row.length == 1) {
            row[0] = odd == 0 ? low[0] : high[0] / 2;
        } else if (odd == 0) {
            acrossFromLow(low, high, row);
        } else {
            acrossFromHigh(low, high, row);
        }
    }

    private static void acrossFromLow(int[] low, int[] high, int[] row) {
        int pairs = row.length / 2;
        int before = high[0];
        int even = low[0] - (before + before + 2 >> 2);
        for (int i = 1; i < pairs; i++) {
            int next = high[i];
            int nextEven = low[i] - (before + next + 2 >> 2);
            row[2 * i - 2] = even;
            row[2 * i - 1] = before + (even + nextEven >> 1);
            even = nextEven;
            before = next;
        }
        row[2 * pairs - 2] = even;
        if (row.length % 2 == 0) {
            row[2 * pairs - 1] = before + even;
        } else {
            int last = low[pairs] - (before + before + 2 >> 2);
            row[2 * pairs - 1] = before + (even + last >> 1);
            row[2 * pairs] = last;
        }
    }

    private static void acrossFromHigh(int[] low, int[] high, int[] row) {
        int lows = row.length / 2;
        int even = 0;
        for (int i = 0; i < lows; i++) {
            int after = i + 1 < high.length ? high[i + 1] : high[i];
            int nextEven = low[i] - (high[i] + after + 2 >> 2);
            row[2 * i] = high[i] + (i == 0 ? nextEven : even + nextEven >> 1);
            row[2 * i + 1] = nextEven;
            even = nextEven;
        }
        if (row.length % 2 == 1) {
            row[2 * lows] = high[lows] + even;
        }
    }

    private Wavelet53() {}
}
