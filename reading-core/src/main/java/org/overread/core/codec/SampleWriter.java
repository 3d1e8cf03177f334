package org.overread.core.codec;

/** Collects decoded rows of components into the samples of a frame, in the word size of Bits Allocated. Not thread-safe. */
public final class SampleWriter {
    private final int columns;
    private final int stride;
    private final int bitsAllocated;
    private final byte[] bytes;
    private final short[] shorts;
    private final int[] ints;

    private SampleWriter(FrameFormat format) {
        columns = format.columns();
        stride = format.samplesPerPixel();
        bitsAllocated = format.bitsAllocated();
        bytes = bitsAllocated <= 8 ? new byte[format.samples()] : null;
        shorts = bitsAllocated == 16 ? new short[format.samples()] : null;
        ints = bitsAllocated == 32 ? new int[format.samples()] : null;
    }

    /** An empty frame, allocated here: call it once the codestream's header agrees with the format. */
    public static SampleWriter of(FrameFormat format) {
        return new SampleWriter(format);
    }

    /** Sets a row of one component to the low bits of {@code values} from index {@code from}. */
    public void row(int component, int row, int[] values, int from) {
        put(row * columns * stride + component, values, from, columns);
    }

    /** Sets {@code count} samples of a row, from a column on, to the low bits of {@code values}. */
    public void row(int component, int row, int column, int[] values, int count) {
        put((row * columns + column) * stride + component, values, 0, count);
    }

    private void put(int to, int[] values, int from, int count) {
        if (stride == 1 && shorts != null) {
            narrow(values, from, shorts, to, count);
        } else if (stride == 1 && bytes != null) {
            narrow(values, from, bytes, to, count);
        } else if (bytes != null) {
            for (int x = 0, at = to; x < count; x++, at += stride) {
                bytes[at] = (byte) values[from + x];
            }
        } else if (shorts != null) {
            for (int x = 0, at = to; x < count; x++, at += stride) {
                shorts[at] = (short) values[from + x];
            }
        } else {
            for (int x = 0, at = to; x < count; x++, at += stride) {
                ints[at] = values[from + x];
            }
        }
    }

    private static void narrow(int[] values, int from, short[] shorts, int to, int count) {
        for (int x = 0; x < count; x++) {
            shorts[to + x] = (short) values[from + x];
        }
    }

    private static void narrow(int[] values, int from, byte[] bytes, int to, int count) {
        for (int x = 0; x < count; x++) {
            bytes[to + x] = (byte) values[from + x];
        }
    }

    /** The frame as far as it was set. */
    public DecodedSamples samples() {
        if (shorts != null) {
            return new DecodedSamples.Shorts(shorts);
        }
        if (ints != null) {
            return new DecodedSamples.Ints(ints);
        }
        return new DecodedSamples.Bytes(bitsAllocated == 1 ? packed() : bytes);
    }

    private byte[] packed() {
        byte[] packed = new byte[(bytes.length + 7) / 8];
        for (int i = 0; i < bytes.length; i++) {
            packed[i >> 3] |= (byte) ((bytes[i] & 1) << (i & 7));
        }
        return packed;
    }
}
