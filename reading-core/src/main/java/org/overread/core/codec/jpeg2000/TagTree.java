package org.overread.core.codec.jpeg2000;

import java.util.Arrays;
import org.overread.core.dicom.DicomException;

/** A tag tree being decoded: a number for each code-block of a precinct. Standard: T.800 B.10.2. Not thread-safe. */
final class TagTree {
    private static final int UNKNOWN = Integer.MAX_VALUE;

    private final int[] widths;
    private final int[] starts;
    private final int[] values;
    private final int[] lows;

    TagTree(int width, int height) {
        int levels = 1 + 32 - Integer.numberOfLeadingZeros(Math.max(width, height) - 1);
        widths = new int[levels];
        starts = new int[levels];
        int nodes = 0;
        for (int level = 0, w = width, h = height; level < levels; level++) {
            widths[level] = w;
            starts[level] = nodes;
            nodes += w * h;
            w = w + 1 >> 1;
            h = h + 1 >> 1;
        }
        values = new int[nodes];
        lows = new int[nodes];
        Arrays.fill(values, UNKNOWN);
    }

    /** Whether the number of a leaf is below {@code threshold}, from as many bits as that takes. */
    boolean isBelow(int x, int y, int threshold, PacketBits bits) throws DicomException {
        int low = 0;
        int node = 0;
        for (int level = widths.length - 1; level >= 0; level--) {
            node = starts[level] + (y >> level) * widths[level] + (x >> level);
            low = Math.max(low, lows[node]);
            while (low < threshold && values[node] == UNKNOWN) {
                if (bits.bit() == 1) {
                    values[node] = low;
                } else {
                    low++;
                }
            }
            if (values[node] != UNKNOWN) {
                low = Math.max(low, values[node]);
            }
            lows[node] = values[node] == UNKNOWN ? low : values[node];
            low = lows[node];
        }
        return values[node] < threshold;
    }
}
