package org.overread.viewer.viewport;

import org.overread.core.image.ImagePoint;

/**
 * A landmark over a frame.
 *
 * @param at convention of SCOORD
 * @param layer what the legend says of it: whose it is, and what it is called
 */
public record PaintedPoint(ImagePoint at, PaintedLayer layer) {}
