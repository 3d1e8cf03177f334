package org.overread.core.codec.jpeg;

import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.codec.FrameFormat;
import org.overread.core.codec.SampleWriter;
import org.overread.core.dicom.DicomException;

/** One JPEG codestream being decoded: its markers, then its scans. Not thread-safe. */
final class JpegFrame {
    private static final int SOI = 0xFFD8;
    private static final int EOI = 0xFFD9;
    private static final int SOS = 0xFFDA;
    private static final String NOT_SOUND =
            "the JPEG codestream does not end where its pixels do: it is damaged, and pixels may be wrong";
    private static final int MOST_SCANS = 200;

    private final Codestream stream;
    private final FrameFormat format;
    private final JpegTables tables = new JpegTables();
    private final JpegColour colour = new JpegColour();
    private JpegHeader header;
    private SampleWriter writer;
    private DctPlanes planes;
    private int scanned;
    private boolean sound = true;

    JpegFrame(Codestream stream, FrameFormat format) {
        this.stream = stream;
        this.format = format;
    }

    DecodedFrame decode() throws DicomException {
        if (stream.u16() != SOI) {
            throw Codestream.malformed("not a JPEG codestream");
        }
        for (int scans = 0; !isComplete(); ) {
            int marker = stream.remaining() < 2 ? EOI : nextMarker();
            if (marker == EOI) {
                break;
            }
            if (marker == SOI || marker == 0xFF01 || marker >= 0xFFD0 && marker <= 0xFFD7) {
                continue;
            }
            Codestream segment = stream.slice(stream.u16() - 2);
            colour.accept(marker, segment);
            if (marker == SOS) {
                if (++scans > MOST_SCANS) {
                    throw new DicomException(
                            DicomException.Kind.TOO_LARGE, "JPEG of more than " + MOST_SCANS + " scans");
                }
                scan(segment);
            } else if (!tables.accept(marker, segment) && marker >= 0xFFC0 && marker <= 0xFFCF) {
                frameHeader(marker, segment);
            }
        }
        DecodedFrame frame = colour.frame(samples(), format, header);
        return sound ? frame : frame.withWarning(NOT_SOUND);
    }

    /** Whether nothing more is due: progressive scans go on to the end of the image. */
    private boolean isComplete() {
        return header != null
                && header.process() != JpegHeader.PROGRESSIVE
                && scanned == (1 << header.components().size()) - 1;
    }

    private int nextMarker() throws DicomException {
        int value = stream.u8();
        while (true) {
            int next = stream.u8();
            if (value == 0xFF && next != 0 && next != 0xFF) {
                return 0xFF00 | next;
            }
            if (stream.remaining() == 0) {
                return EOI;
            }
            value = next;
        }
    }

    private void frameHeader(int marker, Codestream segment) throws DicomException {
        if (header != null) {
            throw Codestream.malformed("JPEG with a second frame header");
        }
        header = JpegHeader.read(marker, segment, format);
        if (marker == JpegHeader.LOSSLESS) {
            if (format.samples() > stream.remaining() * 8L) {
                throw Codestream.truncated();
            }
            writer = SampleWriter.of(format);
        } else {
            planes = new DctPlanes(header);
        }
    }

    private void scan(Codestream segment) throws DicomException {
        if (header == null) {
            throw Codestream.malformed("JPEG scan without a frame header");
        }
        ScanHeader scan = ScanHeader.read(segment, header);
        for (int component : scan.components()) {
            scanned |= 1 << component;
        }
        JpegBits bits = new JpegBits(stream);
        if (header.process() == JpegHeader.LOSSLESS) {
            new LosslessScan(header, scan, tables, bits).decode(writer);
        } else if (header.process() == JpegHeader.PROGRESSIVE) {
            new ProgressiveScan(planes, scan, tables, bits).decode();
        } else {
            new SequentialScan(planes, scan, tables, bits).decode();
        }
        sound &= bits.endsWithSamples();
    }

    private DecodedSamples samples() throws DicomException {
        if (header == null || scanned != (1 << header.components().size()) - 1) {
            throw Codestream.malformed("JPEG components are missing");
        }
        if (planes != null) {
            writer = SampleWriter.of(format);
            planes.write(writer);
        }
        return writer.samples();
    }
}
