package org.overread.core.image;

/**
 * A lookup table as LUT Descriptor and LUT Data give it (PS3.3 C.11.1.1.1, C.11.2.1.1).
 *
 * @param first input of the first entry; inputs below have its output, inputs beyond the last that of the last
 * @param entries outputs, unsigned
 * @param bits outputs are 0 … 2^bits − 1
 */
public record LookupTable(int first, char[] entries, int bits) {
    public LookupTable {
        if (entries.length == 0 || bits < 1 || bits > 16) {
            throw new IllegalArgumentException(entries.length + " entries of " + bits + " bits");
        }
    }

    /** Output for an input; one between two entries has the nearer one's. */
    public int at(double input) {
        return entries[Math.clamp(Math.round(input) - first, 0, entries.length - 1)];
    }

    /** The largest output that there can be. */
    public int range() {
        return (1 << bits) - 1;
    }

    /** The last input with an entry of its own. */
    public int last() {
        return first + entries.length - 1;
    }
}
