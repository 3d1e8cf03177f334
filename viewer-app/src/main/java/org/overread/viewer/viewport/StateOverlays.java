package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.image.OverlayBitmap;
import org.overread.core.presentation.ActivatedOverlay;
import org.overread.core.presentation.Shutter;
import org.overread.core.study.OverlayPlanes;

/**
 * The overlays and shutters of a presentation state over the frame painted last: of the image's own overlays only those that
 * the state activates, unless it brings one of that group along (PS3.3 C.11.7). Thread: one; blocks for the disk.
 */
final class StateOverlays {
    private Optional<FrameRef> frame = Optional.empty();
    private Optional<ShownState> shown = Optional.empty();
    private OverlayPlanes.Over activated = OverlayPlanes.Over.NONE;
    private StateShutter shutter;

    /** @param ofImage the image's own overlays over the frame */
    void paint(ShownState now, StackFrame on, OverlayPlanes.Over ofImage, ViewGeometry geometry, int[] picture) {
        boolean same = frame.equals(Optional.of(on.ref()))
                && shown.filter(before -> before.state() == now.state()).isPresent();
        if (!same) {
            List<OverlayBitmap> brought = OverlayPlanes.over(now.file(), 1).bitmaps();
            activated = activated(now, brought, ofImage);
            shutter = StateShutter.of(now.state().shutters(), brought, geometry);
            frame = Optional.of(on.ref());
            shown = Optional.of(now);
        }
        ImageOverlayPainter.paint(activated, geometry, picture);
        shutter.paint(geometry, StateShutter.shade(now.state().shutters()), picture);
    }

    private static OverlayPlanes.Over activated(
            ShownState now, List<OverlayBitmap> brought, OverlayPlanes.Over ofImage) {
        List<OverlayBitmap> bitmaps = new ArrayList<>();
        for (ActivatedOverlay overlay : now.state().overlays()) {
            if (!isShutter(now, overlay.group())) {
                List<OverlayBitmap> own = of(brought, overlay.group());
                bitmaps.addAll(own.isEmpty() ? of(ofImage.bitmaps(), overlay.group()) : own);
            }
        }
        return new OverlayPlanes.Over(bitmaps, 0);
    }

    private static List<OverlayBitmap> of(List<OverlayBitmap> bitmaps, int group) {
        return bitmaps.stream().filter(one -> one.plane().group() == group).toList();
    }

    private static boolean isShutter(ShownState now, int group) {
        return now.state().shutters().shutters().stream()
                .anyMatch(one -> one instanceof Shutter.Bitmap bitmap && bitmap.overlayGroup() == group);
    }
}
