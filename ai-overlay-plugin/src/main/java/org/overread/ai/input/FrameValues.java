package org.overread.ai.input;

import org.overread.core.image.ColourFrame;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.RealFrame;

/** A frame's values as a model sees them: in modality units, bright where the body is dense. */
public final class FrameValues {

    /**
     * Channel by channel, row-major: one of a grey frame, three (0…255) of a colour frame.
     *
     * @param inverted whether high stored values are dark (MONOCHROME1): the values are mirrored within their own range
     */
    public static float[][] of(ImageFrame frame, boolean inverted) {
        return switch (frame) {
            case GreyFrame grey -> new float[][] {grey(grey, inverted)};
            case RealFrame real -> new float[][] {real(real)};
            case ColourFrame colour -> colour(colour);
        };
    }

    private static float[] grey(GreyFrame frame, boolean inverted) {
        float[] values = new float[frame.columns() * frame.rows()];
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) frame.modalityLut().apply(frame.storedValue(i));
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        for (int i = 0; inverted && i < values.length; i++) {
            values[i] = least + greatest - values[i];
        }
        return values;
    }

    private static float[] real(RealFrame frame) {
        float[] values = new float[frame.values().length];
        for (int i = 0; i < values.length; i++) {
            double value = frame.values()[i];
            values[i] = Double.isNaN(value) ? 0 : (float) value;
        }
        return values;
    }

    private static float[][] colour(ColourFrame frame) {
        float[][] channels = new float[3][frame.argb().count()];
        for (int i = 0; i < frame.argb().count(); i++) {
            int argb = frame.argb().at(i);
            channels[0][i] = argb >> 16 & 0xFF;
            channels[1][i] = argb >> 8 & 0xFF;
            channels[2][i] = argb & 0xFF;
        }
        return channels;
    }

    private FrameValues() {}
}
