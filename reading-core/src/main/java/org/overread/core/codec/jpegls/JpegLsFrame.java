package org.overread.core.codec.jpegls;

import java.util.Arrays;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameFormat;
import org.overread.core.codec.SampleWriter;
import org.overread.core.dicom.DicomException;

/** One JPEG-LS codestream being decoded: its markers, then its scans. Not thread-safe. */
final class JpegLsFrame {
    private static final int SOI = 0xFFD8;
    private static final int EOI = 0xFFD9;
    private static final int SOS = 0xFFDA;
    private static final int DNL = 0xFFDC;
    private static final int DRI = 0xFFDD;
    private static final int APP8 = 0xFFE8;
    private static final int SOF55 = 0xFFF7;
    private static final int LSE = 0xFFF8;

    private final Codestream stream;
    private final FrameFormat format;
    private JpegLsParameters.Preset preset = JpegLsParameters.Preset.NONE;
    private long restartInterval;
    private int precision;
    private int[] componentIds = {};
    private boolean[] decoded = {};
    private SampleWriter writer;

    JpegLsFrame(Codestream stream, FrameFormat format) {
        this.stream = stream;
        this.format = format;
    }

    DecodedSamples decode() throws DicomException {
        if (stream.u16() != SOI) {
            throw Codestream.malformed("not a JPEG-LS codestream");
        }
        int left = format.samplesPerPixel();
        while (left > 0) {
            int marker = nextMarker();
            if (marker == EOI) {
                throw Codestream.malformed("JPEG-LS components are missing");
            }
            Codestream segment = stream.slice(stream.u16() - 2);
            if (marker == SOS) {
                left -= scan(segment);
            } else {
                segment(marker, segment);
            }
        }
        return writer.samples();
    }

    private int nextMarker() throws DicomException {
        int value = stream.u8();
        while (true) {
            int next = stream.u8();
            if (value == 0xFF && next >= 0xC0 && next != 0xFF) {
                return 0xFF00 | next;
            }
            value = next;
        }
    }

    private void segment(int marker, Codestream segment) throws DicomException {
        switch (marker) {
            case SOF55 -> frameHeader(segment);
            case LSE -> preset(segment);
            case DRI -> {
                restartInterval = 0;
                while (segment.remaining() > 0) {
                    restartInterval = restartInterval << 8 | segment.u8();
                }
            }
            case APP8 -> refuseColourTransform(segment);
            case DNL -> throw Codestream.unsupported("JPEG-LS number of lines given after the scan");
            default -> {
                if (marker >= 0xFFC0 && marker <= 0xFFCF) {
                    throw Codestream.unsupported("a JPEG codestream that is not JPEG-LS");
                }
            }
        }
    }

    private void frameHeader(Codestream segment) throws DicomException {
        precision = segment.u8();
        int rows = segment.u16();
        int columns = segment.u16();
        int components = segment.u8();
        if (rows != format.rows() || columns != format.columns() || components != format.samplesPerPixel()) {
            throw Codestream.malformed("JPEG-LS frame of " + columns + " x " + rows + " x " + components
                    + " in a data set of another size");
        }
        if (precision < 2 || precision > 16 || precision > format.bitsAllocated() || writer != null) {
            throw Codestream.malformed("JPEG-LS precision of " + precision + " bits, or a second frame header");
        }
        componentIds = new int[components];
        decoded = new boolean[components];
        for (int i = 0; i < components; i++) {
            componentIds[i] = segment.u8();
            if (segment.u8() != 0x11) {
                throw Codestream.unsupported("JPEG-LS with subsampled components");
            }
            segment.u8();
        }
        writer = SampleWriter.of(format);
    }

    private void preset(Codestream segment) throws DicomException {
        if (segment.u8() != 1) {
            throw Codestream.unsupported("JPEG-LS with mapping tables or oversize dimensions");
        }
        preset = new JpegLsParameters.Preset(segment.u16(), segment.u16(), segment.u16(), segment.u16(), segment.u16());
    }

    private static void refuseColourTransform(Codestream segment) throws DicomException {
        if (segment.remaining() == 5 && segment.u32() == 0x6D726678 && segment.u8() != 0) {
            throw Codestream.unsupported("JPEG-LS with a vendor's colour transform");
        }
    }

    /** Decodes a scan; gives the number of its components. */
    private int scan(Codestream segment) throws DicomException {
        if (writer == null) {
            throw Codestream.malformed("JPEG-LS scan without a frame header");
        }
        int[] components = new int[segment.u8()];
        for (int i = 0; i < components.length; i++) {
            components[i] = component(segment.u8());
            if (segment.u8() != 0) {
                throw Codestream.unsupported("JPEG-LS with mapping tables");
            }
        }
        JpegLsParameters parameters = JpegLsParameters.of(preset, precision, segment.u8());
        int interleave = segment.u8();
        if ((segment.u8() & 0x0F) != 0) {
            throw Codestream.unsupported("JPEG-LS with a point transform");
        }
        if (components.length == 0 || interleave > 2 || interleave == 0 && components.length != 1) {
            throw Codestream.malformed("JPEG-LS interleave mode against the number of components");
        }
        JpegLsBits bits = new JpegLsBits(stream);
        lines(new JpegLsLines(bits, parameters), bits, components, interleave == 2 && components.length > 1);
        stream.position(bits.position());
        return components.length;
    }

    private int component(int id) throws DicomException {
        for (int i = 0; i < componentIds.length; i++) {
            if (componentIds[i] == id && !decoded[i]) {
                decoded[i] = true;
                return i;
            }
        }
        throw Codestream.malformed("JPEG-LS scan of an unknown or repeated component");
    }

    private void lines(JpegLsLines decoder, JpegLsBits bits, int[] components, boolean bySample) throws DicomException {
        int columns = format.columns();
        int[][] above = new int[components.length][columns + 2];
        int[][] lines = new int[components.length][columns + 2];
        int[] runIndex = new int[components.length];
        for (int row = 0; row < format.rows(); row++) {
            if (restartInterval > 0 && row > 0 && row % restartInterval == 0) {
                bits.restart();
                decoder.restart();
                Arrays.fill(runIndex, 0);
                for (int[] line : above) {
                    Arrays.fill(line, 0);
                }
            }
            if (bySample) {
                runIndex[0] = decoder.interleavedLine(above, lines, columns, runIndex[0]);
            } else {
                for (int c = 0; c < components.length; c++) {
                    runIndex[c] = decoder.line(above[c], lines[c], columns, runIndex[c]);
                }
            }
            bits.requireNotOverrun();
            for (int c = 0; c < components.length; c++) {
                writer.row(components[c], row, lines[c], 1);
            }
            int[][] swapped = above;
            above = lines;
            lines = swapped;
        }
    }
}
