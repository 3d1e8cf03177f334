package org.overread.ai.selftest;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.overread.ai.engine.TensorModel.Tensor;

/**
 * One array in NumPy's file format (.npy, versions 1 to 3): float32, little-endian, last axis fastest. What the header says is
 * held against the file's size before anything is read; values stay where they lie.
 *
 * <p>Standard: NumPy Enhancement Proposal 1.
 */
public final class NumpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 10_000;
    private static final long MOST_VALUES = 1L << 26;
    private static final int MOST_AXES = 8;
    private static final int ALIGNMENT = 16;

    private static final Pattern DESCR = Pattern.compile("'descr':\\s*'([^']{1,20})'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]{0,200})\\)");

    /** A file that is not such an array. The message says why, without the file's name. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    /** The array of a file. @param mapped how long its values can be read */
    public static Tensor read(Path file, Arena mapped) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer begins = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
            fill(channel, begins, 0);
            boolean numpy = begins.limit() >= 10 && Arrays.equals(MAGIC, Arrays.copyOf(begins.array(), MAGIC.length));
            int version = numpy ? begins.get(6) : 0;
            if (version < 1 || version > 3) {
                throw new Refused("is not a NumPy file of version 1, 2 or 3");
            }
            int start = version == 1 ? 10 : 12;
            long length = version == 1 ? begins.getShort(8) & 0xFFFF : begins.getInt(8) & 0xFFFF_FFFFL;
            if (length > LONGEST_HEADER || start + length > channel.size()) {
                throw new Refused("has a header that is too long");
            }
            ByteBuffer header = ByteBuffer.allocate((int) length);
            fill(channel, header, start);
            long[] shape = shape(new String(header.array(), StandardCharsets.ISO_8859_1));
            return new Tensor(shape, values(channel, start + length, shape, mapped));
        }
    }

    /** A file of version 1; the same array gives the same bytes. */
    public static byte[] write(long[] shape, FloatBuffer values) {
        String extents = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + extents
                + (shape.length == 1 ? ",), }" : "), }");
        int length = (10 + header.length() + 1 + 63) / 64 * 64 - 10;
        ByteBuffer file = ByteBuffer.allocate(10 + length + Tensor.count(shape) * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
        file.put((header + " ".repeat(length - 1 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < Tensor.count(shape); i++) {
            file.putFloat(values.get(i));
        }
        return file.array();
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, from + buffer.position());
        }
        buffer.flip();
    }

    private static long[] shape(String header) throws Refused {
        String type = entry(DESCR, header);
        if (!type.equals("<f4")) {
            throw new Refused("holds values of type " + type + ", not of float32, little-endian (<f4)");
        }
        if (!entry(FORTRAN, header).equals("False")) {
            throw new Refused("is in Fortran's order, not in C's");
        }
        String[] extents = entry(SHAPE, header).split("[, ]+");
        long[] shape = Arrays.stream(extents)
                .filter(extent -> !extent.isEmpty())
                .mapToLong(extent -> extent.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(extent))
                .toArray();
        if (shape.length > MOST_AXES) {
            throw new Refused("has more than " + MOST_AXES + " axes");
        }
        long count = 1;
        for (long extent : shape) {
            if (extent == 0 || extent > MOST_VALUES / count) {
                throw new Refused("holds no value, or more than " + MOST_VALUES);
            }
            count *= extent;
        }
        return shape;
    }

    private static String entry(Pattern pattern, String header) throws Refused {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new Refused("has a header without " + pattern.pattern().split("'")[1]);
        }
        String value = matcher.group(1);
        if (matcher.find()) {
            throw new Refused("says twice what it holds");
        }
        return value;
    }

    private static FloatBuffer values(FileChannel channel, long from, long[] shape, Arena mapped) throws IOException {
        long bytes = (long) Tensor.count(shape) * Float.BYTES;
        if (channel.size() - from != bytes) {
            throw new Refused("declares " + bytes + " bytes of values and holds " + (channel.size() - from));
        }
        if (from % ALIGNMENT != 0) {
            throw new Refused("holds its values at a place where NumPy writes none");
        }
        return channel.map(FileChannel.MapMode.READ_ONLY, from, bytes, mapped)
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    private NumpyFile() {}
}
