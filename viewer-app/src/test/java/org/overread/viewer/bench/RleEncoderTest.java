package org.overread.viewer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomReader;
import org.overread.core.image.FrameDecoder;
import org.overread.kernels.codec.EncodedFrame;

class RleEncoderTest {
    @TempDir
    Path folder;

    /** Runs of any length, and noise. */
    private static RawFrame frame(int samplesPerPixel, int bits) {
        Random random = new Random(bits + samplesPerPixel);
        FrameFormat format = new FrameFormat(
                301, 17, samplesPerPixel, bits, bits, false, samplesPerPixel == 1 ? "MONOCHROME2" : "RGB");
        byte[] samples = new byte[format.bytes()];
        byte value = 0;
        for (int i = 0; i < samples.length; i++) {
            value = random.nextInt(40) < i / 301 % 40 ? (byte) random.nextInt(256) : value;
            samples[i] = value;
        }
        return new RawFrame("runs", format, samples);
    }

    @Test
    void whatIsEncodedIsDecodedToTheSame() throws Exception {
        for (RawFrame raw : new RawFrame[] {frame(1, 8), frame(1, 16), frame(3, 8)}) {
            EncodedFrame encoded = new RleEncoder().encode(raw, folder);

            assertThat(new DecodeTiming(encoded).samples()).isEqualTo(raw.samples());
        }
    }

    @Test
    void anEncodedFileKeepsItsPixelsAndIdentity() throws Exception {
        RawFrame raw = frame(1, 16);
        Path file = folder.resolve("raw.dcm");
        Path encoded = folder.resolve("rle.dcm");
        raw.writeTo(file);

        RleEncoder.encodeFile(file, encoded);

        assertThat(DicomReader.read(encoded).sopInstanceUid())
                .isEqualTo(DicomReader.read(file).sopInstanceUid());
        assertThat(DicomReader.read(encoded).transferSyntaxUid()).isEqualTo("1.2.840.10008.1.2.5");
        assertThat(FrameDecoder.of(DicomReader.read(encoded))
                        .decode(1)
                        .samples()
                        .littleEndian())
                .isEqualTo(raw.samples());
    }
}
