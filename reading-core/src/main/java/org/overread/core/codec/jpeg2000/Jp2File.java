package org.overread.core.codec.jpeg2000;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.FrameFormat;
import org.overread.core.codec.SampleWriter;
import org.overread.core.dicom.DicomException;

/**
 * A JP2 file that was put in where the codestream alone should be: the codestream, and what its boxes say of channels.
 * Standard: T.800 I.5.3. Not thread-safe.
 */
final class Jp2File {
    private static final int SIGNATURE = box("jP  ");
    private static final int HEADER = box("jp2h");
    private static final int PALETTE = box("pclr");
    private static final int MAPPING = box("cmap");
    private static final int CHANNELS = box("cdef");
    private static final int CODESTREAM = box("jp2c");
    private static final int START = 0xFF4FFF51;
    private static final int COMPONENTS_AT = 40;

    private Codestream codestream;

    /** Palette entries by column; null where there is no palette. */
    private int[][] palette;

    /** For each channel the palette column; null where channels are in their order. */
    private int[] columns;

    /** For each colour the channel that carries it, −1 where unknown; null where channels are in their order. */
    private int[] carriers;

    private Jp2File() {}

    private static int box(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }

    /** Takes the boxes apart; bytes that do not begin with a signature box are a codestream alone. */
    static Jp2File read(Codestream stream) throws DicomException {
        Jp2File file = new Jp2File();
        Codestream start = stream.fork();
        if (start.remaining() < 12 || start.u32() != 12 || start.u32() != SIGNATURE) {
            file.codestream = stream;
            return file;
        }
        try {
            file.boxes(stream.fork(), true);
        } catch (DicomException e) {
            // what the boxes say of channels is lost; the codestream may still be found
            file.palette = null;
            file.carriers = null;
        }
        if (file.codestream == null) {
            file.codestream = search(stream);
        }
        return file;
    }

    /** The codestream by its first two markers, where boxes are damaged. */
    private static Codestream search(Codestream stream) throws DicomException {
        while (stream.remaining() >= 4) {
            Codestream here = stream.fork();
            if (here.u32() == START) {
                return stream;
            }
            stream.u8();
        }
        throw Codestream.malformed("JP2 file without a codestream");
    }

    private void boxes(Codestream stream, boolean outermost) throws DicomException {
        while (stream.remaining() >= 8 && codestream == null) {
            int begin = stream.position();
            long length = Integer.toUnsignedLong(stream.u32());
            int type = stream.u32();
            if (length == 1) {
                length = (long) stream.u32() << 32 | Integer.toUnsignedLong(stream.u32());
            }
            long rest = length == 0 ? stream.remaining() : begin + length - stream.position();
            if (type == CODESTREAM) {
                rest = Math.min(Math.max(0, rest), stream.remaining());
            }
            if (rest < 0 || rest > stream.remaining()) {
                throw Codestream.truncated();
            }
            box(type, stream.slice((int) rest), outermost);
        }
    }

    private void box(int type, Codestream content, boolean outermost) throws DicomException {
        if (type == CODESTREAM) {
            codestream = content;
        } else if (type == HEADER && outermost) {
            boxes(content, false);
        } else if (type == PALETTE) {
            readPalette(content);
        } else if (type == MAPPING) {
            columns = new int[content.remaining() / 4];
            for (int i = 0; i < columns.length; i++) {
                content.u16();
                columns[i] = content.u8() == 1 ? content.u8() : -1 - content.u8();
            }
        } else if (type == CHANNELS) {
            readChannels(content);
        }
    }

    private void readPalette(Codestream content) throws DicomException {
        int entries = content.u16();
        int columns = content.u8();
        if ((long) columns * entries > content.remaining()) {
            throw Codestream.truncated();
        }
        palette = new int[columns][entries];
        int[] depths = new int[palette.length];
        for (int i = 0; i < depths.length; i++) {
            depths[i] = content.u8();
        }
        for (int e = 0; e < entries; e++) {
            for (int i = 0; i < depths.length; i++) {
                palette[i][e] = (depths[i] & 0x7F) < 8 ? content.u8() : content.u16();
            }
        }
    }

    private void readChannels(Codestream content) throws DicomException {
        int count = content.u16();
        carriers = new int[Math.min(count, 4)];
        Arrays.fill(carriers, -1);
        for (int i = 0; i < count; i++) {
            int channel = content.u16();
            int kind = content.u16();
            int colour = content.u16();
            if (kind == 0 && colour >= 1 && colour <= carriers.length && channel < carriers.length) {
                carriers[colour - 1] = channel;
            }
        }
    }

    Codestream codestream() {
        return codestream;
    }

    /** Decodes the codestream, and takes colours through the palette or into their order where the boxes say so. */
    DecodedFrame decode(FrameFormat format) throws DicomException {
        int colours = format.samplesPerPixel();
        if (palette != null && colours == palette.length && colours > 1 && components() == 1) {
            FrameFormat indices = new FrameFormat(
                    format.columns(),
                    format.rows(),
                    1,
                    format.bitsAllocated(),
                    format.bitsStored(),
                    format.signed(),
                    format.photometricInterpretation());
            return mapped(new Jpeg2000Frame(codestream, indices).decode(), format);
        }
        DecodedFrame decoded = new Jpeg2000Frame(codestream, format).decode();
        return carriers == null || carriers.length != colours || isInOrder() ? decoded : mapped(decoded, format);
    }

    private int components() throws DicomException {
        Codestream header = codestream.fork();
        header.position(header.position() + COMPONENTS_AT);
        return header.u16();
    }

    private boolean isInOrder() {
        for (int i = 0; i < carriers.length; i++) {
            if (carriers[i] != i && carriers[i] >= 0) {
                return false;
            }
        }
        return true;
    }

    private DecodedFrame mapped(DecodedFrame decoded, FrameFormat format) throws DicomException {
        SampleWriter writer = SampleWriter.of(format);
        int coded = decoded.samples().length() / format.pixels();
        int[] line = new int[format.columns()];
        for (int colour = 0; colour < format.samplesPerPixel(); colour++) {
            int channel = carriers == null || carriers[colour] < 0 ? colour : carriers[colour];
            for (int row = 0; row < format.rows(); row++) {
                for (int x = 0; x < line.length; x++) {
                    int pixel = row * line.length + x;
                    line[x] = coded == 1
                            ? entry(channel, (int) decoded.samples().value(pixel))
                            : (int) decoded.samples().value(pixel * coded + channel);
                }
                writer.row(colour, row, line, 0);
            }
        }
        return new DecodedFrame(writer.samples(), decoded.photometricInterpretation(), decoded.warnings());
    }

    private int entry(int channel, int index) throws DicomException {
        int column = columns == null ? channel : channel < columns.length ? columns[channel] : -1;
        if (column < 0 || column >= palette.length || index < 0 || index >= palette[column].length) {
            throw Codestream.malformed("JP2 palette has no such entry");
        }
        return palette[column][index];
    }
}
