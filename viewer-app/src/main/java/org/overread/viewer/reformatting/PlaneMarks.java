package org.overread.viewer.reformatting;

import java.util.List;
import org.overread.core.overlay.OverlayShape;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.PictureLayer;

/** The marks on the frames that a volume is made of, as the reader wants to see them. Thread: JavaFX. */
public interface PlaneMarks {
    /** Nothing is marked on it. */
    PlaneMarks NONE = new PlaneMarks() {
        @Override
        public List<OverlayShape> shapes() {
            return List.of();
        }

        @Override
        public PictureLayer layer() {
            return PictureLayer.NONE;
        }

        @Override
        public String text(List<OverlayShape> painted, List<PaintedLayer> layers) {
            return "";
        }

        @Override
        public void seen(List<OverlayShape> painted, List<PaintedLayer> layers) {
            // nothing has come before the reader
        }
    };

    /** Each of a frame of the volume. */
    List<OverlayShape> shapes();

    /** What is blended over the pixels, as the reader wants to see it. */
    PictureLayer layer();

    /** What is to be written about those that are painted, and about what is blended over the pixels. */
    String text(List<OverlayShape> painted, List<PaintedLayer> layers);

    /** Is told what has been painted. */
    void seen(List<OverlayShape> painted, List<PaintedLayer> layers);
}
