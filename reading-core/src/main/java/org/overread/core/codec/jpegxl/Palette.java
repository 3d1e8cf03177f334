package org.overread.core.codec.jpegxl;

import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Channels written as an index into a palette, whose first entries may be differences from a prediction. Standard:
 * ISO/IEC 18181-1 H.6.4.
 */
record Palette(int begin, int count, int colours, int deltas, int predictor) implements Transform {
    private static final U32Code CHANNELS = U32Code.of(1, 0, 3, 0, 4, 0, 1, 13);
    private static final U32Code COLOURS = U32Code.of(0, 8, 256, 10, 1280, 12, 5376, 16);
    private static final U32Code DELTAS = U32Code.of(0, 0, 1, 8, 257, 10, 1281, 16);
    private static final int SMALL_CUBE = 64;

    /** Differences that negative indices stand for, of three channels each. */
    private static final short[] IMPLICIT_DELTAS = {
        0, 0, 0, 4, 4, 4, 11, 0, 0, 0, 0, -13, 0, -12, 0, -10, -10, -10, -18, -18, -18, -27, -27, -27, -18, -18, 0, 0,
        0, -32, -32, 0, 0, -37, -37, -37, 0, -32, -32, 24, 24, 45, 50, 50, 50, -45, -24, -24, -24, -45, -45, 0, -24,
        -24, -34, -34, 0, -24, 0, -24, -45, -45, -24, 64, 64, 64, -32, 0, -32, 0, -32, 0, -32, 0, 32, -24, -45, -24, 45,
        24, 45, 24, -24, -45, -45, -24, 24, 80, 80, 80, 64, 0, 0, 0, 0, -64, 0, -64, -64, -24, -24, 45, 96, 96, 96, 64,
        64, 0, 45, -24, -24, 34, -34, 0, 112, 112, 112, 24, -45, -45, 45, 45, -24, 0, -32, 32, 24, -24, 45, 0, 96, 96,
        45, -24, 24, 24, -45, -24, -24, -45, 24, 0, -64, 0, 96, 0, 0, 128, 128, 128, 64, 0, 64, 144, 144, 144, 96, 96,
        0, -36, -36, 36, 45, -24, -45, 45, -45, -24, 0, 0, -96, 0, 128, 128, 0, 96, 0, 45, 24, -45, -128, 0, 0, 24, -45,
        24, -45, 24, -45, 64, 0, -64, 64, -64, -64, 96, 0, 96, 45, -45, 24, 24, 45, -45, 64, 64, -64, 128, 128, 0, 0, 0,
        -128, -24, 45, -45
    };

    static Palette read(XlBits bits) throws DicomException {
        int begin = bits.u32(BEGIN);
        int count = bits.u32(CHANNELS);
        int colours = bits.u32(COLOURS);
        int deltas = bits.u32(DELTAS);
        int predictor = bits.read(4);
        if (predictor >= Neighbourhood.PREDICTORS) {
            throw Codestream.malformed("JPEG XL predictor " + predictor);
        }
        return new Palette(begin, count, colours, deltas, predictor);
    }

    @Override
    public Transform prepare(ModularImage image) throws DicomException {
        image.requireAlike(begin, count);
        image.requirePalette((long) (colours + deltas) * count);
        image.meta += begin >= image.meta ? 1 : 2 - count;
        image.channels.subList(begin + 1, begin + count).clear();
        image.channels.addFirst(new ModularChannel(colours + deltas, count, -1, -1));
        return this;
    }

    @Override
    public void undo(ModularImage image, WeightedPredictor.Weights weights) throws DicomException {
        List<ModularChannel> channels = image.channels;
        ModularChannel palette = channels.removeFirst();
        ModularChannel index = channels.get(begin);
        palette.allocate();
        index.allocate();
        image.meta -= begin + 1 >= image.meta ? 1 : 2 - count;
        int depth = Math.min(image.bitDepth, 24);
        for (int c = count - 1; c >= 0; c--) {
            ModularChannel channel = new ModularChannel(index.width, index.height, index.shiftX, index.shiftY);
            Entries entries = new Entries(palette, c, depth, count > 1 || deltas > 0 || predictor > 0);
            if (deltas == 0 && predictor == Neighbourhood.ZERO) {
                look(entries, index.samples, channel.allocate());
            } else {
                predict(entries, index.samples, channel, weights);
            }
            if (c == 0) {
                channels.set(begin, channel);
            } else {
                channels.add(begin + 1, channel);
            }
        }
    }

    private static void look(Entries entries, int[] index, int[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = entries.at(index[i]);
        }
    }

    private void predict(Entries entries, int[] index, ModularChannel channel, WeightedPredictor.Weights weights)
            throws DicomException {
        int[] out = channel.allocate();
        boolean weighted = predictor == Neighbourhood.WEIGHTED;
        WeightedPredictor state = weighted ? new WeightedPredictor(weights, channel.width) : null;
        Neighbourhood near = new Neighbourhood(out, channel.width);
        for (int y = 0; y < channel.height; y++) {
            for (int x = 0; x < channel.width; x++) {
                int at = y * channel.width + x;
                near.move(x, y);
                if (weighted) {
                    near.weighted = state.predict(near, x, y);
                }
                int value = entries.at(index[at]);
                if (index[at] < deltas) {
                    value += (int) near.predict(predictor);
                }
                out[at] = value;
                if (weighted) {
                    state.update(value, x, y);
                }
            }
        }
    }

    /**
     * The palette's entries for one channel, beyond its ends also.
     *
     * @param open indices beyond the ends stand for implicit entries, else for the nearest one
     */
    private record Entries(ModularChannel palette, int channel, int depth, boolean open) {

        int at(int index) {
            int size = palette.width;
            if (index >= 0 && index < size) {
                return palette.samples[channel * size + index];
            }
            if (!open) {
                return size == 0 ? 0 : palette.samples[index < 0 ? 0 : size - 1];
            }
            if (channel >= 3) {
                return 0;
            }
            return index < 0 ? delta(-(index + 1) % 143) : cube(index - size);
        }

        private int delta(int index) {
            int value = IMPLICIT_DELTAS[(index + 1 >> 1) * 3 + channel];
            value = (index & 1) == 0 ? -value : value;
            return depth > 8 ? value << depth - 8 : value;
        }

        private int cube(int index) {
            long most = (1L << depth) - 1;
            if (index < SMALL_CUBE) {
                return (int) ((index >> 2 * channel) % 4 * most >> 2) + (1 << Math.max(0, depth - 3));
            }
            int step = index - SMALL_CUBE;
            for (int i = 0; i < channel; i++) {
                step /= 5;
            }
            return (int) (step % 5 * most >> 2);
        }
    }
}
