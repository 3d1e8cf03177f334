package org.overread.viewer.viewport;

import java.util.List;
import org.overread.core.image.FrameRef;
import org.overread.core.overlay.OverlayShape;

/** The marks that belong on a frame, and which of them is emphasised. Called on the JavaFX thread for every picture. */
public interface OverlaySource {
    OverlaySource NONE = new OverlaySource() {
        @Override
        public List<OverlayShape> shapes(FrameStack stack, FrameRef frame) {
            return List.of();
        }

        @Override
        public OverlayEmphasis emphasis() {
            return OverlayEmphasis.NONE;
        }
    };

    List<OverlayShape> shapes(FrameStack stack, FrameRef frame);

    OverlayEmphasis emphasis();
}
