package org.overread.core.presentation;

/**
 * Rotation, then flip (PS3.3 C.10.6).
 *
 * @param rotationDegrees clockwise: 0, 90, 180 or 270
 * @param flipped left and right exchanged after the rotation
 */
public record SpatialTransform(int rotationDegrees, boolean flipped) {
    public static final SpatialTransform NONE = new SpatialTransform(0, false);
}
