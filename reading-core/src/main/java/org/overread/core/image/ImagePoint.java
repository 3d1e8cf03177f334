package org.overread.core.image;

/**
 * A point in a frame, in the convention of SCOORD (PS3.3 C.18.6.1.1): (0, 0) is the outer corner of the first pixel, so
 * the centre of the first pixel is (0.5, 0.5). Units: pixels.
 */
public record ImagePoint(double column, double row) {}
