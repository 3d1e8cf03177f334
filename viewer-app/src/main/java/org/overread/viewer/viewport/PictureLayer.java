package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.PatientPoint;
import org.overread.core.reformat.ReformatPlane;

/**
 * What is blended over the pixels of frames, as it stands at one moment: never changed afterwards, so that a picture and what
 * is said of it agree.
 *
 * <p>Thread: any, several at once.
 */
@FunctionalInterface
public interface PictureLayer {
    /** Nothing over the pixels. */
    PictureLayer NONE = (frame, geometry, picture) -> List.of();

    /**
     * Blends what belongs on a frame into its picture, and nothing beyond the frame's edges.
     *
     * @param geometry of the picture, in its own pixels, not turned
     * @param picture opaque ARGB, row-major
     * @return what was blended, in the order of blending
     */
    List<PaintedLayer> paint(StackFrame frame, ViewGeometry geometry, int[] picture);

    /** Blends what lies where a plane through a volume is, of a slab in its middle, into the picture of the plane. */
    default List<PaintedLayer> paint(ReformatPlane plane, int[] picture) {
        return List.of();
    }

    /** Landmarks that lie on a frame: to be drawn over its picture. What the legend says of them is among what was blended. */
    default List<PaintedPoint> points(StackFrame frame) {
        return List.of();
    }

    /** All landmarks, of whatever frame: a plane through a volume shows those that lie on it. */
    default List<Landmark> landmarks() {
        return List.of();
    }

    /** What the reader must know about it: lines that stay on the image. */
    default List<String> said() {
        return List.of();
    }

    /**
     * Present where another series is blended over the pixels: whose value lies at a patient point, which, in a line. What
     * the pixels below say must be named by their own series then.
     */
    default Optional<String> valueAt(String frameOfReferenceUid, PatientPoint point) {
        return Optional.empty();
    }

    /** The same at a point of a plane through a volume, as thick as the plane is. */
    default Optional<String> valueOn(ReformatPlane plane, PatientPoint point) {
        return valueAt(plane.frameOfReferenceUid(), point);
    }

    /** What its colours stand for, where it is another series. */
    default Optional<PaintedLayer> legend() {
        return Optional.empty();
    }

    /** This layer, and another over it. */
    default PictureLayer below(PictureLayer over) {
        return this == NONE ? over : new TwoLayers(this, over);
    }
}
