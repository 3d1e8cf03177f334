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
        int to = row * columns * stride + component;
        if (bytes != null) {
            for (int x = 0; x < columns; x++, to += stride) {
                bytes[to] = (byte) values[from + x];
            }
        } else if (shorts != null) {
            for (int x = 0; x < columns; x++, to += stride) {
                shorts[to] = (short) values[from + x];
            }
        } else {
            for (int x = 0; x < columns; x++, to += stride) {
                ints[to] = values[from + x];
            }
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
