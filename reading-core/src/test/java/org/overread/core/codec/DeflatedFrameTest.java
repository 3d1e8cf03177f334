package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overread.core.dicom.DicomException;

class DeflatedFrameTest {
    private static final String DEFLATED_IMAGE_FRAME = "1.2.840.10008.1.2.8.1";

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 16, 32})
    void deflatedFrameGivesItsNativeBytes(int bitsAllocated) throws Exception {
        FrameFormat format = new FrameFormat(13, 7, 1, bitsAllocated, bitsAllocated, false, "MONOCHROME2");
        byte[] nativeBytes = new byte[format.bytes()];
        new Random(4).nextBytes(nativeBytes);
        FrameCodec codec = FrameCodecs.forTransferSyntax(DEFLATED_IMAGE_FRAME);
        DecodedFrame frame = codec.decode(ByteBuffer.wrap(deflated(nativeBytes)), format);
        assertThat(frame.samples().littleEndian()).isEqualTo(nativeBytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20})
    void deflatedFrameThatEndsEarlyIsRefused(int length) throws Exception {
        FrameFormat format = new FrameFormat(64, 64, 1, 8, 8, false, "MONOCHROME2");
        byte[] nativeBytes = new byte[format.bytes()];
        new Random(4).nextBytes(nativeBytes);
        ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(deflated(nativeBytes), length));
        FrameCodec codec = FrameCodecs.forTransferSyntax(DEFLATED_IMAGE_FRAME);
        DicomException refusal = catchThrowableOfType(DicomException.class, () -> codec.decode(cut, format));
        assertThat(refusal.kind()).isEqualTo(DicomException.Kind.TRUNCATED);
    }

    @Test
    void zlibWrapperAroundTheStreamIsToleratedWithAWarning() throws Exception {
        FrameFormat format = new FrameFormat(64, 64, 1, 8, 8, false, "MONOCHROME2");
        byte[] nativeBytes = new byte[format.bytes()];
        new Random(4).nextBytes(nativeBytes);
        FrameCodec codec = FrameCodecs.forTransferSyntax(DEFLATED_IMAGE_FRAME);
        DecodedFrame frame = codec.decode(ByteBuffer.wrap(deflated(nativeBytes, false)), format);
        assertThat(frame.samples().littleEndian()).isEqualTo(nativeBytes);
        assertThat(frame.warnings()).singleElement().asString().contains("zlib");
    }

    private static byte[] deflated(byte[] bytes) throws Exception {
        return deflated(bytes, true);
    }

    private static byte[] deflated(byte[] bytes, boolean bare) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Deflater raw = new Deflater(Deflater.BEST_COMPRESSION, bare);
                DeflaterOutputStream deflating = new DeflaterOutputStream(out, raw)) {
            deflating.write(bytes);
        }
        return out.toByteArray();
    }
}
