package org.overread.viewer.reformatting;

import java.util.List;
import org.overread.core.overlay.OverlayShape;

/** The marks on the frames that a volume is made of, as the reader wants to see them. Thread: JavaFX. */
public interface PlaneMarks {
    /** Each of a frame of the volume. */
    List<OverlayShape> shapes();

    /** What is to be written about those that are painted. */
    String text(List<OverlayShape> painted);

    /** Is told what has been painted. */
    void seen(List<OverlayShape> painted);
}
