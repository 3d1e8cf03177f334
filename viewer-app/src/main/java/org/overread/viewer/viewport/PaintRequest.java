package org.overread.viewer.viewport;

/**
 * All that one picture depends on.
 *
 * @param number counts the requests of a viewport
 * @param position zero-based slice position in {@code stack}
 * @param geometry in view pixels
 * @param pixelScale device pixels to a view pixel
 * @param layer what is blended over the pixels
 */
public record PaintRequest(
        long number,
        FrameStack stack,
        int position,
        ViewGeometry geometry,
        Presentation presentation,
        double pixelScale,
        PictureLayer layer) {

    public StackFrame frame() {
        return stack.frame(position);
    }

    int deviceWidth() {
        return Math.max(1, (int) Math.ceil(geometry.viewWidth() * pixelScale));
    }

    int deviceHeight() {
        return Math.max(1, (int) Math.ceil(geometry.viewHeight() * pixelScale));
    }
}
