package org.overread.viewer.viewport;

/** Rows of an image's values: what is interpolated. */
interface RowSource {

    /** Writes the values of a row (from 0) into an array, from some place of it on. */
    void read(int row, float[] into, int at);
}
