package org.overread.viewer.hanging;

import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.RealFrame;
import org.overread.core.study.FunctionalGroups;
import org.overread.viewer.viewport.FrameStack;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.StackFrame;
import org.overread.viewer.viewport.Viewport;

/**
 * Whether values are Hounsfield units, as those of CT are save of maps made from it (of iodine, of atomic numbers).
 *
 * <p>Standard: PS3.3 C.8.2.1, C.11.1.1.2, Rescale Type (0028,1054).
 */
final class Hounsfield {
    private static final String HU = "HU";

    /** Of the image on screen; of what is wished for until it is there. */
    static boolean in(Viewport viewport) {
        return viewport.painted()
                .flatMap(PaintedFrame::pixels)
                .map(Hounsfield::in)
                .or(() -> viewport.stack().map(Hounsfield::in))
                .orElse(false);
    }

    /** As its headers state it: all that is known before it is read. */
    static boolean in(FrameStack stack) {
        return stack.series().modality().equals("CT") && stack.frames().stream().allMatch(Hounsfield::in);
    }

    private static boolean in(StackFrame frame) {
        DataSet header = frame.instance().header();
        return FunctionalGroups.of(
                        header,
                        Tag.PixelValueTransformationSequence,
                        frame.ref().frameNumber())
                .orElse(header)
                .string(Tag.RescaleType)
                .orElse(HU)
                .equals(HU);
    }

    private static boolean in(ImageFrame frame) {
        return switch (frame) {
            case GreyFrame grey -> grey.modalityLut().unit().equals(HU);
            case RealFrame real -> real.unit().equals(HU);
            default -> false;
        };
    }

    private Hounsfield() {}
}
