package org.overread.viewer.viewport;

import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.image.PatientPoint;

/**
 * A landmark of a series, wherever it is to be drawn.
 *
 * @param frame the one that it lies on, or is nearest to
 * @param place mm LPS+, in the frame of reference of that frame; empty where none is known beside the point on the frame
 * @param point on that frame
 */
public record Landmark(FrameRef frame, Optional<PatientPoint> place, PaintedPoint point) {}
