package org.overread.viewer.overlaying;

/**
 * The continuous place in a map under each pixel of a picture: at the first pixel, and how much further it is at the next one in
 * the row and in the column. Integers are centres of places.
 */
record GridSteps(double[] first, double[] perColumn, double[] perRow) {

    /** Each of two or three coordinates; the third is 0 where there are two. */
    static GridSteps between(double[] first, double[] nextColumn, double[] nextRow) {
        double[] column = new double[3];
        double[] row = new double[3];
        double[] start = new double[3];
        for (int axis = 0; axis < first.length; axis++) {
            start[axis] = first[axis];
            column[axis] = nextColumn[axis] - first[axis];
            row[axis] = nextRow[axis] - first[axis];
        }
        return new GridSteps(start, column, row);
    }

    double at(int axis, double x, double y) {
        return first[axis] + x * perColumn[axis] + y * perRow[axis];
    }
}
