package org.overread.viewer.viewport;

import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PresentationLut;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;
import org.overread.core.presentation.PresentationState;

/**
 * The grey scale of a presentation state: it takes the place of the image's own as a whole; what the state does not give is
 * no transformation, not the image's (PS3.4 N.2.1).
 */
final class StateGrey {
    private static final int BITS = 16;

    private final PresentationState state;
    private final StackFrame frame;

    StateGrey(PresentationState state, StackFrame frame) {
        this.state = state;
        this.frame = frame;
    }

    /** The pixels with the state's modality transformation: to be shown, not to be measured. */
    ImageFrame shown(ImageFrame pixels) {
        return pixels instanceof GreyFrame grey
                ? new GreyFrame(
                        grey.ref(),
                        grey.columns(),
                        grey.rows(),
                        grey.stored(),
                        grey.unsigned(),
                        modality(),
                        grey.warnings())
                : pixels;
    }

    private ModalityLut modality() {
        return state.modality().orElse(ModalityLut.IDENTITY);
    }

    /** The first VOI transformation for the frame; without one the whole range of values, from black to white. */
    VoiTransformation voi() {
        return state.voi(frame.ref()).stream().findFirst().orElseGet(this::range);
    }

    private VoiWindow range() {
        DataSet header = frame.instance().header();
        int bits = Math.clamp(header.integer(Tag.BitsStored).orElse(BITS), 1, BITS);
        boolean signed = header.integer(Tag.PixelRepresentation).orElse(0) == 1;
        double least = signed ? -Math.scalb(1.0, bits - 1) : 0;
        double most = least + Math.scalb(1.0, bits) - 1;
        double low = 0;
        double high = 0;
        switch (modality()) {
            case ModalityLut.Linear line -> {
                low = Math.min(line.apply(least), line.apply(most));
                high = Math.max(line.apply(least), line.apply(most));
            }
            case ModalityLut.Table table -> high = table.table().range();
        }
        return new VoiWindow((low + high) / 2, Math.max(high - low, 1), VoiWindow.Function.LINEAR_EXACT, "");
    }

    Shades.Recipe recipe(VoiTransformation voi, boolean opposite) {
        return new Shades.Recipe(
                voi,
                state.presentationLut().orElse(PresentationLut.IDENTITY),
                frame.facts().padding(),
                opposite,
                Optional.empty());
    }
}
