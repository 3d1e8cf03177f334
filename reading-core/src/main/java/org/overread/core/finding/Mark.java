package org.overread.core.finding;

import java.util.List;
import org.overread.core.image.FrameRef;

/** Where a finding is drawn. Frame: image points of the named frame, SCOORD convention (0, 0 = outer corner of the first pixel). */
public sealed interface Mark {

    /** A box on one frame; {@code column0 < column1}, {@code row0 < row1}. */
    record Box(FrameRef frame, double column0, double row0, double column1, double row1) implements Mark {
        public Box {
            if (!(column0 < column1 && row0 < row1)) {
                throw new IllegalArgumentException("empty box");
            }
        }
    }

    /** A segment: the pixels of some frames of one series. */
    record Mask(List<MaskFrame> frames) implements Mark {
        public Mask {
            frames = List.copyOf(frames);
        }
    }
}
