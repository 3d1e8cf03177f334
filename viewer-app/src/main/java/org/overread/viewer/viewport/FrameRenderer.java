package org.overread.viewer.viewport;

import java.util.Arrays;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.VoiWindow;

/**
 * Makes the picture of a frame: interpolated in stored values, then windowed. A renderer keeps working memory between
 * pictures and belongs to one thread.
 *
 * <p>Shape: {@code width · height} pixels, opaque ARGB, row-major. Frame: {@link ViewGeometry} in device pixels.
 */
final class FrameRenderer {
    private static final int BLACK = 0xFF000000;

    private float[] source = new float[0];
    private float[][] rows = new float[0][];
    private int[] rowAt = new int[0];

    /** Grey levels of one picture: grey = gain · stored + offset, 0…255, by a linear window and a linear modality LUT. */
    record Grey(float gain, float offset) {
        static Grey of(GreyFrame frame, VoiWindow window, boolean inverted) {
            double perUnit = 255 / Math.max(window.width() - 1, 1e-6);
            double gain = perUnit * frame.modalityLut().slope();
            double offset = perUnit * (frame.modalityLut().intercept() - (window.center() - 0.5)) + 127.5;
            return inverted ? new Grey((float) -gain, (float) (255 - offset)) : new Grey((float) gain, (float) offset);
        }
    }

    /** Paints all of {@code picture}: the frame, and black around it. */
    void render(GreyFrame frame, ViewGeometry geometry, Grey grey, int[] picture) {
        int width = (int) geometry.viewWidth();
        int height = (int) geometry.viewHeight();
        ResampleAxis across = ResampleAxis.of(
                width, frame.columns(), geometry.scale(), geometry.centre().column());
        ResampleAxis down = ResampleAxis.of(
                height, frame.rows(), geometry.rowScale(), geometry.centre().row());
        prepare(frame.columns(), width, across, down);
        Pass pass = new Pass(frame, across, down);
        Arrays.fill(picture, 0, down.from() * width, BLACK);
        for (int y = down.from(); y < down.to(); y++) {
            int start = y * width;
            Arrays.fill(picture, start, start + across.from(), BLACK);
            window(pass.row(y), across, grey, picture, start);
            Arrays.fill(picture, start + across.to(), start + width, BLACK);
        }
        Arrays.fill(picture, down.to() * width, height * width, BLACK);
    }

    private void prepare(int columns, int width, ResampleAxis across, ResampleAxis down) {
        int needed = columns + 2 * across.taps();
        if (source.length < needed) {
            source = new float[needed];
        }
        if (rows.length != down.taps() + 1 || rows[0].length != width) {
            rows = new float[down.taps() + 1][width];
            rowAt = new int[down.taps()];
        }
        Arrays.fill(rowAt, -1);
    }

    private static void window(float[] values, ResampleAxis across, Grey grey, int[] picture, int start) {
        float gain = grey.gain();
        float offset = grey.offset() + 0.5f;
        for (int x = across.from(); x < across.to(); x++) {
            int level = (int) Math.min(255f, Math.max(0f, Math.fma(values[x], gain, offset)));
            picture[start + x] = BLACK | level * 0x010101;
        }
    }

    /** The interpolation of one picture, row by row from the top. */
    private final class Pass {
        private final GreyFrame frame;
        private final ResampleAxis across;
        private final ResampleAxis down;
        private final int pad;
        private final float[][] four = new float[4][];

        Pass(GreyFrame frame, ResampleAxis across, ResampleAxis down) {
            this.frame = frame;
            this.across = across;
            this.down = down;
            this.pad = across.taps();
        }

        /** One output row, in stored values. */
        float[] row(int y) {
            float[] sum = rows[down.taps()];
            if (down.taps() == 4) {
                for (int tap = 0; tap < 4; tap++) {
                    four[tap] = resampled(down.first()[y] + tap);
                }
                FourTaps.between(four, down, y, sum, across.from(), across.to());
            } else {
                Arrays.fill(sum, 0);
                for (int tap = 0; tap < down.taps(); tap++) {
                    add(resampled(down.first()[y] + tap), down.weights()[y * down.taps() + tap], sum);
                }
            }
            if (down.cubic()) {
                FourTaps.holdBetween(four[1], four[2], sum, across.from(), across.to());
            }
            return sum;
        }

        private void add(float[] row, float weight, float[] sum) {
            for (int x = across.from(); x < across.to(); x++) {
                sum[x] = Math.fma(weight, row[x], sum[x]);
            }
        }

        /** A row of the frame, interpolated along the row; each is made once a picture. Beyond the edge, the edge. */
        private float[] resampled(int wanted) {
            int row = Math.clamp(wanted, 0, frame.rows() - 1);
            int slot = row % rowAt.length;
            if (rowAt[slot] != row) {
                rowAt[slot] = row;
                read(row);
                interpolate(rows[slot]);
            }
            return rows[slot];
        }

        private void read(int row) {
            short[] stored = frame.stored();
            int columns = frame.columns();
            int start = row * columns;
            int mask = frame.unsigned() ? 0xFFFF : -1;
            for (int column = 0; column < columns; column++) {
                source[pad + column] = stored[start + column] & mask;
            }
            Arrays.fill(source, 0, pad, source[pad]);
            Arrays.fill(source, pad + columns, 2 * pad + columns, source[pad + columns - 1]);
        }

        private void interpolate(float[] result) {
            if (across.taps() == 4) {
                FourTaps.along(source, pad, across, result);
            } else {
                sumTaps(result);
            }
            if (across.cubic()) {
                FourTaps.holdAlong(source, pad, across, result);
            }
        }

        private void sumTaps(float[] result) {
            int taps = across.taps();
            for (int x = across.from(); x < across.to(); x++) {
                float sum = 0;
                for (int tap = 0; tap < taps; tap++) {
                    sum += across.weights()[x * taps + tap] * source[across.first()[x] + pad + tap];
                }
                result[x] = sum;
            }
        }
    }
}
