package org.overread.viewer.viewport;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.VoiTransformation;

/**
 * What is on screen: whose pixels, where they lie, how they were made grey. Marks, texts and the value under the pointer
 * all derive from this one value, so that none of them can speak of another frame than the one seen.
 *
 * @param pixels empty where the frame cannot be shown
 * @param window the window or VOI LUT it was shown with; empty in colour
 * @param problem why it cannot be shown, in one line
 * @param layers what was blended over the pixels
 * @param damagedOverlays overlays of the image that are not shown because they cannot be read
 */
public record PaintedFrame(
        PaintRequest request,
        Optional<ImageFrame> pixels,
        Optional<VoiTransformation> window,
        Optional<String> problem,
        List<PaintedLayer> layers,
        int damagedOverlays) {
    public PaintedFrame {
        layers = List.copyOf(layers);
        if (pixels.isPresent() == problem.isPresent()) {
            throw new IllegalArgumentException("a frame is shown, or says why it is not");
        }
        if (pixels.isPresent() && !pixels.get().ref().equals(request.frame().ref())) {
            throw new IllegalArgumentException("pixels of another frame than the one asked for");
        }
    }

    /** With all of its overlays, and nothing blended over it. */
    public PaintedFrame(
            PaintRequest request,
            Optional<ImageFrame> pixels,
            Optional<VoiTransformation> window,
            Optional<String> problem) {
        this(request, pixels, window, problem, List.of(), 0);
    }

    public FrameRef ref() {
        return request.frame().ref();
    }

    public int position() {
        return request.position();
    }

    public ViewGeometry geometry() {
        return request.geometry();
    }
}
