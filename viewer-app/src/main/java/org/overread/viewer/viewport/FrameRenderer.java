package org.overread.viewer.viewport;

import java.util.Arrays;
import java.util.List;
import org.overread.core.image.ColourFrame;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.RealFrame;
import org.overread.core.image.StoredValues;

/**
 * Makes the picture of a frame: interpolated in stored values and then windowed where that is a straight line, else made
 * grey, or in colour, and then interpolated. A renderer keeps working memory between
 * pictures and belongs to one thread.
 *
 * <p>Shape: {@code width · height} pixels, opaque ARGB, row-major. Frame: {@link ViewGeometry} in device pixels.
 */
final class FrameRenderer {
    private static final int BLACK = 0xFF000000;

    private float[] source = new float[0];
    private float[][] rows = new float[0][];
    private int[] rowAt = new int[0];

    /** A source and what comes after interpolation: level = gain · value + offset, in the channels of {@code weight}. */
    private record Channel(RowSource source, Shades.Ramp ramp, int weight) {}

    /** Paints all of {@code picture}: the frame, and black around it. The recipe is not for colour frames, but for its opposite. */
    void render(ImageFrame frame, ViewGeometry geometry, Shades.Recipe recipe, int[] picture) {
        int width = (int) geometry.viewWidth();
        int height = (int) geometry.viewHeight();
        int blockColumns = ShrunkRows.block(geometry.scale());
        int blockRows = ShrunkRows.block(geometry.rowScale());
        int columns = Math.ceilDiv(frame.columns(), blockColumns);
        int rows = Math.ceilDiv(frame.rows(), blockRows);
        ImagePoint centre = geometry.centre();
        ResampleAxis across =
                ResampleAxis.of(width, columns, geometry.scale() * blockColumns, centre.column() / blockColumns);
        ResampleAxis down = ResampleAxis.of(height, rows, geometry.rowScale() * blockRows, centre.row() / blockRows);
        Arrays.fill(picture, 0, width * height, BLACK);
        for (Channel channel : channels(frame, recipe)) {
            prepare(columns, width, across, down);
            RowSource source = ShrunkRows.of(channel.source(), frame.columns(), frame.rows(), blockColumns, blockRows);
            Pass pass = new Pass(columns, rows, source, across, down);
            for (int y = down.from(); y < down.to(); y++) {
                paint(pass.row(y), across, channel, picture, y * width);
            }
        }
        if (recipe.palette().isPresent() && !(frame instanceof ColourFrame)) {
            int[] colours = recipe.palette().get().table();
            for (int y = down.from(); y < down.to(); y++) {
                colour(colours, picture, y * width + across.from(), y * width + across.to());
            }
        }
    }

    /** Levels become colours; what is around the frame stays black. */
    private static void colour(int[] colours, int[] picture, int from, int to) {
        for (int at = from; at < to; at++) {
            picture[at] = colours[picture[at] & 0xFF];
        }
    }

    private static List<Channel> channels(ImageFrame frame, Shades.Recipe recipe) {
        Shades.Ramp asItIs = new Shades.Ramp(1, 0);
        return switch (frame) {
            case GreyFrame grey ->
                switch (recipe.of(grey)) {
                    case Shades.Ramp ramp -> List.of(new Channel(values(grey), ramp, 0x010101));
                    case Shades.Table table -> List.of(new Channel(levels(grey, table), asItIs, 0x010101));
                };
            case RealFrame real -> List.of(new Channel(levels(real, recipe), asItIs, 0x010101));
            case ColourFrame colour -> {
                Shades.Ramp ramp = recipe.opposite() ? new Shades.Ramp(-1, 255) : asItIs;
                yield List.of(
                        new Channel(channel(colour, 16), ramp, 0x010000),
                        new Channel(channel(colour, 8), ramp, 0x000100),
                        new Channel(channel(colour, 0), ramp, 0x000001));
            }
        };
    }

    private static RowSource values(GreyFrame frame) {
        StoredValues stored = frame.stored();
        int columns = frame.columns();
        return frame.unsigned()
                ? (row, into, at) -> stored.unsigned(row * columns, columns, into, at)
                : (row, into, at) -> stored.signed(row * columns, columns, into, at);
    }

    private static RowSource levels(GreyFrame frame, Shades.Table table) {
        short[] stored = new short[frame.columns()];
        float[] levels = table.levels();
        return (row, into, at) -> {
            frame.stored().copy(row * stored.length, stored.length, stored, 0);
            for (int column = 0; column < stored.length; column++) {
                into[at + column] = levels[stored[column] & 0xFFFF];
            }
        };
    }

    private static RowSource levels(RealFrame frame, Shades.Recipe recipe) {
        return (row, into, at) -> {
            for (int column = 0; column < frame.columns(); column++) {
                into[at + column] = (float) recipe.level(frame.value(column, row));
            }
        };
    }

    private static RowSource channel(ColourFrame frame, int shift) {
        int[] argb = new int[frame.columns()];
        return (row, into, at) -> {
            frame.argb().copy(row * argb.length, argb);
            for (int column = 0; column < argb.length; column++) {
                into[at + column] = argb[column] >> shift & 0xFF;
            }
        };
    }

    private void prepare(int columns, int width, ResampleAxis across, ResampleAxis down) {
        int needed = columns + 2 * across.taps();
        if (source.length < needed) {
            source = new float[needed];
        }
        int length = Math.max(width, columns);
        if (rows.length != down.taps() + 1 || rows[0].length != length) {
            rows = new float[down.taps() + 1][length];
            rowAt = new int[down.taps()];
        }
        Arrays.fill(rowAt, -1);
    }

    private static void paint(float[] values, ResampleAxis across, Channel channel, int[] picture, int start) {
        float gain = channel.ramp().gain();
        float offset = channel.ramp().offset() + 0.5f;
        int weight = channel.weight();
        for (int x = across.from(); x < across.to(); x++) {
            int level = (int) Math.min(255f, Math.max(0f, Math.fma(values[x], gain, offset)));
            picture[start + x] |= level * weight;
        }
    }

    /** The interpolation of one picture, row by row from the top. */
    private final class Pass {
        private final int columns;
        private final int rowCount;
        private final RowSource rowSource;
        private final ResampleAxis across;
        private final ResampleAxis down;
        private final int pad;
        private final float[][] four = new float[4][];

        Pass(int columns, int rowCount, RowSource rowSource, ResampleAxis across, ResampleAxis down) {
            this.columns = columns;
            this.rowCount = rowCount;
            this.rowSource = rowSource;
            this.across = across;
            this.down = down;
            this.pad = across.taps();
        }

        /** One output row, as the source gives them. Made less, rows are added up before the sum is interpolated: that is fewer rows. */
        float[] row(int y) {
            return down.cubic() ? between(y) : sum(y);
        }

        private float[] between(int y) {
            float[] result = rows[down.taps()];
            for (int tap = 0; tap < 4; tap++) {
                four[tap] = row(down.first()[y] + tap, true);
            }
            FourTaps.between(four, down, y, result, across.from(), across.to());
            FourTaps.holdBetween(four[1], four[2], result, across.from(), across.to());
            return result;
        }

        private float[] sum(int y) {
            float[] sum = rows[down.taps()];
            Arrays.fill(sum, 0, columns, 0);
            for (int tap = 0; tap < down.taps(); tap++) {
                add(row(down.first()[y] + tap, false), down.weights()[y * down.taps() + tap], sum);
            }
            System.arraycopy(sum, 0, source, pad, columns);
            interpolate(sum);
            return sum;
        }

        private void add(float[] row, float weight, float[] sum) {
            for (int x = 0; x < columns; x++) {
                sum[x] = Math.fma(weight, row[x], sum[x]);
            }
        }

        /** A row of the source; each is made once a picture. Beyond the edge, the edge. */
        private float[] row(int wanted, boolean interpolated) {
            int row = Math.clamp(wanted, 0, rowCount - 1);
            int slot = row % rowAt.length;
            if (rowAt[slot] != row) {
                rowAt[slot] = row;
                if (interpolated) {
                    rowSource.read(row, source, pad);
                    interpolate(rows[slot]);
                } else {
                    rowSource.read(row, rows[slot], 0);
                }
            }
            return rows[slot];
        }

        /** The row that {@code source} holds. */
        private void interpolate(float[] result) {
            Arrays.fill(source, 0, pad, source[pad]);
            Arrays.fill(source, pad + columns, 2 * pad + columns, source[pad + columns - 1]);
            FourTaps.along(source, pad, across, result);
            if (across.cubic()) {
                FourTaps.holdAlong(source, pad, across, result);
            }
        }
    }
}
