package org.overread.viewer.viewport;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.overread.core.image.ColourFrame;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PixelPadding;
import org.overread.core.image.RealFrame;
import org.overread.core.image.VoiWindow;
import org.overread.core.image.VoiWindow.Function;

/**
 * A window for images that come without one: CT in Hounsfield units has its usual one; of others the frame's own range,
 * padding and a hundredth at each end left out.
 */
final class FrameRange {
    private static final int SAMPLES = 16384;
    private static final double SAME = 1e-6;
    private static final double LEAST_WIDTH = 1e-9;
    private static final VoiWindow BLANK = new VoiWindow(0.5, 1, Function.LINEAR_EXACT, "");

    static VoiWindow window(ImageFrame frame, String modality, Optional<PixelPadding> padding) {
        return switch (frame) {
            case GreyFrame grey -> grey(grey, modality, padding);
            case RealFrame real -> range(real.values().length, i -> real.values()[i], Function.LINEAR_EXACT);
            case ColourFrame colour -> BLANK;
        };
    }

    /** Whether a window is of a frame that holds but one value, or none. */
    static boolean isOfOneValue(VoiWindow window) {
        double least =
                window.function() == Function.LINEAR ? 1 : Math.max(Math.abs(window.center()) * SAME, LEAST_WIDTH);
        return window == BLANK || window.width() <= least;
    }

    private static VoiWindow grey(GreyFrame frame, String modality, Optional<PixelPadding> padding) {
        ModalityLut lut = frame.modalityLut();
        Optional<VoiWindow> usual = lut.unit().equals("HU") ? WindowPreset.usual(modality) : Optional.empty();
        boolean whole = !(lut instanceof ModalityLut.Linear linear) || linear.slope() == Math.rint(linear.slope());
        return usual.orElseGet(() -> range(
                frame.stored().count(),
                i -> {
                    int stored = frame.storedValue(i);
                    boolean none = padding.isPresent() && padding.get().contains(stored);
                    return none ? Double.NaN : lut.apply(stored);
                },
                whole ? Function.LINEAR : Function.LINEAR_EXACT));
    }

    private static VoiWindow range(int pixels, IntToDoubleFunction value, Function function) {
        int step = Math.max(1, pixels / SAMPLES);
        double[] values = new double[(pixels + step - 1) / step];
        int count = 0;
        for (int i = 0; i < pixels; i += step) {
            double sample = value.applyAsDouble(i);
            if (Double.isFinite(sample)) {
                values[count++] = sample;
            }
        }
        if (count == 0) {
            return BLANK;
        }
        Arrays.sort(values, 0, count);
        double low = values[count / 100];
        double high = values[count - 1 - count / 100];
        if (high == low) {
            // a frame of one value, but for little
            low = values[0];
            high = values[count - 1];
        }
        double least = function == Function.LINEAR ? 1 : Math.max(Math.abs(high) * SAME, LEAST_WIDTH);
        return new VoiWindow((low + high) / 2, Math.max(least, high - low), function, "");
    }

    private FrameRange() {}
}
