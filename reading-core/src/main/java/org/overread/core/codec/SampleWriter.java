package org.overread.core.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects decoded rows of components into the samples of a frame, in the word size of Bits Allocated. Not thread-safe. */
public final class SampleWriter {
    private static final VarHandle PIXELS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final CharsetEncoder latin1 = StandardCharsets.ISO_8859_1.newEncoder();
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

    /** {@link #row(int, int, int[], int)} of samples without sign up to 16 bits; of up to 8, where Bits Allocated is 8. */
    public void row(int component, int row, char[] values, int from) {
        int to = row * columns * stride + component;
        if (stride == 1 && shorts != null) {
            narrow(values, from, shorts, to, columns);
        } else if (stride == 1 && bitsAllocated == 8) {
            narrow(values, from, bytes, to, columns);
        } else if (stride == 3 && bytes != null) {
            for (int x = 0; x < columns; x++) {
                bytes[to + 3 * x] = (byte) values[from + x];
            }
        } else if (bytes != null) {
            for (int x = 0, at = to; x < columns; x++, at += stride) {
                bytes[at] = (byte) values[from + x];
            }
        } else if (shorts != null) {
            for (int x = 0, at = to; x < columns; x++, at += stride) {
                shorts[at] = (short) values[from + x];
            }
        } else {
            for (int x = 0, at = to; x < columns; x++, at += stride) {
                ints[at] = values[from + x];
            }
        }
    }

    /** The same of all components of a frame that has three. */
    public void row(int row, char[] first, char[] second, char[] third, int from) {
        if (bitsAllocated != 8) {
            row(0, row, first, from);
            row(1, row, second, from);
            row(2, row, third, from);
            return;
        }
        // two pixels and two bytes more at once, which the next ones mend; the last pixels by bytes
        int to = row * columns * 3;
        int x = 0;
        for (; x < columns - 2; x += 2) {
            int at = from + x;
            long one = first[at] | second[at] << 8 | third[at] << 16;
            long next = first[at + 1] | second[at + 1] << 8 | third[at + 1] << 16;
            PIXELS.set(bytes, to + 3 * x, one | next << 24);
        }
        for (; x < columns; x++) {
            bytes[to + 3 * x] = (byte) first[from + x];
            bytes[to + 3 * x + 1] = (byte) second[from + x];
            bytes[to + 3 * x + 2] = (byte) third[from + x];
        }
    }

    /** Sets all samples of a row that was not set before; 0 they are already. */
    public void fill(int row, int value) {
        int from = row * columns * stride;
        int to = from + columns * stride;
        if (value == 0) {
            return;
        }
        if (bytes != null) {
            Arrays.fill(bytes, from, to, (byte) value);
        } else if (shorts != null) {
            Arrays.fill(shorts, from, to, (short) value);
        } else {
            Arrays.fill(ints, from, to, value);
        }
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

    private static void narrow(char[] values, int from, short[] shorts, int to, int count) {
        for (int x = 0; x < count; x++) {
            shorts[to + x] = (short) values[from + x];
        }
    }

    /** As characters of ISO 8859-1 become bytes: the one way in which the Java compiler has a vector of them narrowed. */
    private void narrow(char[] values, int from, byte[] bytes, int to, int count) {
        latin1.reset().encode(CharBuffer.wrap(values, from, count), ByteBuffer.wrap(bytes, to, count), true);
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
