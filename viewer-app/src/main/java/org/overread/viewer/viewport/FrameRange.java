package org.overread.viewer.viewport;

import java.util.Arrays;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.VoiWindow;

/** A window for images that come without one: the frame's own range, a hundredth left out at each end. */
final class FrameRange {
    private static final int SAMPLES = 4096;

    static VoiWindow window(GreyFrame frame) {
        int step = Math.max(1, frame.stored().length / SAMPLES);
        double[] values = new double[(frame.stored().length + step - 1) / step];
        for (int i = 0; i < values.length; i++) {
            values[i] = frame.modalityLut().apply(frame.storedValue(i * step));
        }
        Arrays.sort(values);
        double low = values[values.length / 100];
        double high = values[values.length - 1 - values.length / 100];
        return new VoiWindow((low + high) / 2, Math.max(1, high - low), "");
    }

    private FrameRange() {}
}
