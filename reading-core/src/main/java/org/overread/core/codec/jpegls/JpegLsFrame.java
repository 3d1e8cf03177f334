package org.overread.core.codec.jpegls;

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
    private static final int SOF55 = 0xFFF7;

    private final Codestream stream;
    private final FrameFormat format;
    private final JpegLsTables tables = new JpegLsTables();
    private JpegLsHeader header;
    private int decoded;
    private boolean linesKnown;
    private SampleWriter writer;

    JpegLsFrame(Codestream stream, FrameFormat format) {
        this.stream = stream;
        this.format = format;
    }

    DecodedSamples decode() throws DicomException {
        if (stream.u16() != SOI) {
            throw Codestream.malformed("not a JPEG-LS codestream");
        }
        while (header == null || decoded != (1 << header.components().size()) - 1 || !linesKnown) {
            int marker = nextMarker();
            if (marker == EOI) {
                throw Codestream.malformed("JPEG-LS components or number of lines are missing");
            }
            Codestream segment = stream.slice(stream.u16() - 2);
            if (marker == SOS) {
                scan(segment);
            } else if (!tables.accept(marker, segment)) {
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
        if (marker == SOF55) {
            if (header != null) {
                throw Codestream.malformed("JPEG-LS with a second frame header");
            }
            header = JpegLsHeader.read(segment, format);
            writer = SampleWriter.of(format);
        } else if (marker == DNL && header != null) {
            requireLines(segment.u16());
        } else if (marker >= 0xFFC0 && marker <= 0xFFCF) {
            throw Codestream.unsupported("a JPEG codestream that is not JPEG-LS");
        }
    }

    private void requireLines(long rows) throws DicomException {
        linesKnown = true;
        if (rows != format.rows()) {
            throw Codestream.malformed("JPEG-LS frame of " + rows + " lines in a data set of another number");
        }
    }

    private void scan(Codestream segment) throws DicomException {
        if (header == null) {
            throw Codestream.malformed("JPEG-LS scan without a frame header");
        }
        if (header.rows() != 0) {
            linesKnown = true;
        } else if (tables.rows() != 0) {
            requireLines(tables.rows());
        }
        if (header.columns() == 0 && tables.columns() != format.columns()) {
            throw Codestream.malformed(
                    "JPEG-LS frame of " + tables.columns() + " columns in a data set of another number");
        }
        JpegLsScan scan = JpegLsScan.read(segment, header);
        for (int component : scan.components()) {
            if ((decoded >> component & 1) != 0) {
                throw Codestream.malformed("JPEG-LS scan of a repeated component");
            }
            decoded |= 1 << component;
        }
        JpegLsBits bits = new JpegLsBits(stream);
        JpegLsLines lines =
                new JpegLsLines(bits, JpegLsParameters.of(tables.preset(), header.precision(), scan.near()));
        new JpegLsRows(format, header, scan, tables).decode(lines, bits, writer);
        stream.position(bits.position());
    }
}
