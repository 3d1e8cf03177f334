package org.overread.core.presentation;

import java.util.Arrays;

/**
 * A lookup table (PS3.3 C.11.1.1): entries for consecutive input values, those below and above given the first and last.
 *
 * <p>Thread: immutable.
 */
public final class LookupTable {
    private final int first;
    private final int bits;
    private final int[] entries;

    /** @param first the input value of the first entry; {@code bits} of each entry */
    LookupTable(int first, int bits, int[] entries) {
        this.first = first;
        this.bits = bits;
        this.entries = entries.clone();
    }

    /** The input value of the first entry. */
    public int first() {
        return first;
    }

    /** Bits of an entry: the largest is 2^bits - 1. */
    public int bits() {
        return bits;
    }

    public int size() {
        return entries.length;
    }

    /** The entry for an input value. */
    public int entry(int input) {
        return entries[Math.clamp((long) input - first, 0, entries.length - 1)];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LookupTable table
                && first == table.first
                && bits == table.bits
                && Arrays.equals(entries, table.entries);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(entries);
    }

    @Override
    public String toString() {
        return entries.length + " entries of " + bits + " bits from " + first;
    }
}
