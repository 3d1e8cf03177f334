package org.overread.core.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.overread.core.dicom.DicomException;

/**
 * A small frame that another encoder wrote (DCMTK, OpenJPEG, OpenJPH, libjpeg-turbo, libjxl), with the hash of its samples: the
 * original's where lossless, else what that encoder's own decoder gives.
 */
public record EncodedSample(String file, String transferSyntax, FrameFormat format, String sha256) {

    public static List<EncodedSample> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                EncodedSample.class.getResourceAsStream("samples.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(EncodedSample::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EncodedSample of(String line) {
        String[] row = line.split("\t");
        int[] number = new int[7];
        for (int i = 2; i < 7; i++) {
            number[i] = Integer.parseInt(row[i]);
        }
        String photometric = number[4] == 1 ? "MONOCHROME2" : "RGB";
        FrameFormat format = new FrameFormat(number[2], number[3], number[4], number[5], number[6], false, photometric);
        return new EncodedSample(row[0], row[1], format, row[7]);
    }

    public byte[] codestream() throws IOException {
        try (InputStream in = EncodedSample.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        }
    }

    DecodedFrame decode(byte[] codestream) throws DicomException {
        return FrameCodecs.forTransferSyntax(transferSyntax).decode(ByteBuffer.wrap(codestream), format);
    }

    @Override
    public String toString() {
        return file;
    }
}
