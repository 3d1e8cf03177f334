package org.overread.viewer.overlaying;

/** What one layer has in a picture, row by row. */
@FunctionalInterface
interface ColourRow {

    /**
     * Gives the colours of a row's pixels.
     *
     * @param colours not premultiplied ARGB, at the pixels' own places; 0 where there is nothing
     */
    void fill(int y, int from, int to, int[] colours);
}
