package org.overread.viewer.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TransferSyntax;
import org.overread.core.dicom.Value;
import org.overread.core.dicom.Vr;
import org.overread.core.image.FrameDecoder;
import org.overread.kernels.codec.EncodedFrame;

/** RLE Lossless (PS3.5 G): a segment for each byte of a sample, most significant first; rows are packed one by one. */
final class RleEncoder implements FrameEncoder {
    private static final String SYNTAX = TransferSyntax.RLE_LOSSLESS.uid();
    private static final int HEADER_BYTES = 64;
    private static final int LONGEST = 128;

    @Override
    public EncodedFrame encode(RawFrame frame, Path folder) {
        FrameFormat format = frame.format();
        int word = format.bitsAllocated() / 8;
        int step = word * format.samplesPerPixel();
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(step);
        ByteArrayOutputStream segments = new ByteArrayOutputStream();
        byte[] row = new byte[format.columns()];
        for (int segment = 0; segment < step; segment++) {
            header.putInt(HEADER_BYTES + segments.size());
            int first = segment / word * word + word - 1 - segment % word;
            for (int y = 0; y < format.rows(); y++) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = frame.samples()[(y * row.length + x) * step + first];
                }
                pack(row, segments);
            }
            if (segments.size() % 2 == 1) {
                segments.write(0);
            }
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(header.array());
        whole.writeBytes(segments.toByteArray());
        return new EncodedFrame(SYNTAX, format, whole.toByteArray());
    }

    /** Writes a single-frame image of another syntax as RLE, everything but its pixels kept. */
    static void encodeFile(Path from, Path to) throws IOException {
        DicomFile file = DicomReader.read(from);
        FrameDecoder decoder = FrameDecoder.of(file);
        byte[] samples = decoder.decode(1).samples().littleEndian();
        byte[] codestream = new RleEncoder()
                .encode(new RawFrame("", decoder.format(), samples), to)
                .codestream();
        List<Value.Stored> fragment = List.of(new Value.Bytes(codestream, ByteOrder.LITTLE_ENDIAN));
        file.dataSet().put(new Element(Tag.PixelData, Vr.OB, new Value.Fragments(new long[0], fragment), 0));
        file.meta().putString(Tag.TransferSyntaxUID, Vr.UI, SYNTAX).remove(Tag.FileMetaInformationGroupLength);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
            DicomWriter.writeAsRead(new DicomFile(file.meta(), SYNTAX, file.dataSet()), out);
        }
    }

    private static void pack(byte[] row, ByteArrayOutputStream out) {
        int at = 0;
        while (at < row.length) {
            int run = run(row, at);
            if (run > 1) {
                out.write(1 - run);
                out.write(row[at]);
                at += run;
            } else {
                int end = at + 1;
                while (end < row.length && end - at < LONGEST && run(row, end) < 3) {
                    end++;
                }
                out.write(end - at - 1);
                out.write(row, at, end - at);
                at = end;
            }
        }
    }

    /** How often the byte at {@code at} is repeated, 128 at most. */
    private static int run(byte[] row, int at) {
        int end = at + 1;
        while (end < row.length && end - at < LONGEST && row[end] == row[at]) {
            end++;
        }
        return end - at;
    }
}
