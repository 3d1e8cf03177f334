package org.overread.viewer.viewport;

import java.util.Optional;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PixelPadding;
import org.overread.core.image.PresentationLut;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;

/**
 * How the values of a frame become grey levels 0 … 255. Where that is a straight line the picture is interpolated in
 * values; else pixels are made grey first.
 */
sealed interface Shades {
    int WORDS = 1 << 16;

    /** Level = gain · stored + offset. */
    record Ramp(float gain, float offset) implements Shades {}

    /** Levels of stored 16-bit words. */
    record Table(float[] levels) implements Shades {}

    /** What makes a frame grey: the file's presentation, the window, and the reader's wish to see the opposite, or colours instead. */
    record Recipe(
            VoiTransformation voi,
            PresentationLut presentation,
            Optional<PixelPadding> padding,
            boolean opposite,
            Optional<ColourPalette> palette) {

        Recipe in(Optional<ColourPalette> colours) {
            return new Recipe(voi, presentation, padding, opposite, colours);
        }

        Shades of(GreyFrame frame) {
            Optional<Ramp> ramp = frame.modalityLut() instanceof ModalityLut.Linear lut ? ramp(lut) : Optional.empty();
            return ramp.isPresent() ? ramp.get() : table(frame);
        }

        /** Of a number in modality units; what is none is black. */
        double level(double modality) {
            if (Double.isNaN(modality)) {
                return 0;
            }
            double shown = presentation.level(voi.grey(modality));
            return 255 * (opposite ? 1 - shown : shown);
        }

        private Table table(GreyFrame frame) {
            float[] levels = new float[WORDS];
            for (int word = 0; word < WORDS; word++) {
                int stored = frame.unsigned() ? word : (short) word;
                boolean none = padding.isPresent() && padding.get().contains(stored);
                levels[word] = none ? 0 : (float) level(frame.modalityLut().apply(stored));
            }
            return new Table(levels);
        }

        private Optional<Ramp> ramp(ModalityLut.Linear lut) {
            if (!(voi instanceof VoiWindow window)
                    || window.function() == VoiWindow.Function.SIGMOID
                    || presentation.table().isPresent()) {
                return Optional.empty();
            }
            boolean exact = window.function() == VoiWindow.Function.LINEAR_EXACT;
            double perUnit = 255 / (exact ? window.width() : Math.max(window.width() - 1, 1e-6));
            double middle = exact ? window.center() : window.center() - 0.5;
            double gain = perUnit * lut.slope();
            double offset = perUnit * (lut.intercept() - middle) + 127.5;
            boolean inverted = opposite ^ presentation.inverted();
            Ramp ramp =
                    inverted ? new Ramp((float) -gain, (float) (255 - offset)) : new Ramp((float) gain, (float) offset);
            return Optional.of(ramp).filter(this::blackensPadding);
        }

        private boolean blackensPadding(Ramp ramp) {
            return padding.isEmpty()
                    || ramp.gain() * padding.get().least() + ramp.offset() <= 0
                            && ramp.gain() * padding.get().greatest() + ramp.offset() <= 0;
        }
    }
}
