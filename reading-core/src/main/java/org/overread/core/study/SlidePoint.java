package org.overread.core.study;

import java.util.OptionalDouble;

/**
 * A point in the Slide Coordinate System: x and y in mm along the glass, which is no direction in a patient.
 *
 * @param z mm above the surface of the glass; empty where it is not stated
 */
public record SlidePoint(double x, double y, OptionalDouble z) {}
