package org.overread.core.study;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a frame of a slide lies in the total pixel matrix, and on the glass.
 *
 * @param column of its first pixel in the total pixel matrix, from 1
 * @param row of its first pixel, from 1
 * @param grid which tile it is; empty where tiles do not lie on a grid
 * @param focalPlane from 1, from the glass upwards; empty where tiles are described one by one
 * @param opticalPath its identifier; empty where it is not stated
 * @param firstPixelCentre empty where the slide does not say how the matrix lies on it
 */
public record SlideTile(
        long column,
        long row,
        Optional<Grid> grid,
        OptionalInt focalPlane,
        Optional<String> opticalPath,
        Optional<SlidePoint> firstPixelCentre) {

    /** Row and column of a tile, from 1. */
    public record Grid(long row, long column) {}
}
