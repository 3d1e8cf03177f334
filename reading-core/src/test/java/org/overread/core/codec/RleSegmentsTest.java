package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;

class RleSegmentsTest {
    private static final FrameFormat WORDS = new FrameFormat(4, 3, 1, 32, 32, false, "MONOCHROME2");

    @Test
    void fourSegmentsMakeWordsOf32Bits() throws Exception {
        DecodedSamples.Ints samples =
                (DecodedSamples.Ints) decode(frame(4, 12), WORDS).samples();
        for (int i = 0; i < 12; i++) {
            assertThat(samples.values()[i]).isEqualTo(i << 24 | 16 + i << 16 | 32 + i << 8 | 48 + i);
        }
    }

    @Test
    void segmentMayLackLessThanARowAndTheFrameSaysSo() throws Exception {
        DecodedFrame frame = decode(frame(4, 10), WORDS);
        assertThat(frame.warnings()).singleElement().asString().contains("2 samples are missing");
        int[] values = ((DecodedSamples.Ints) frame.samples()).values();
        assertThat(values[9]).isEqualTo(9 << 24 | 25 << 16 | 41 << 8 | 57);
        assertThat(values[10]).isZero();
    }

    @Test
    void segmentThatLacksARowIsRefused() {
        assertThat(refusal(frame(4, 8)).kind()).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void otherNumberOfSegmentsIsRefusedByNumber() {
        assertThat(refusal(frame(3, 12))).hasMessageContaining("3 RLE segments where 4 are due");
    }

    private static DecodedFrame decode(byte[] frame, FrameFormat format) throws DicomException {
        return FrameCodecs.forTransferSyntax("1.2.840.10008.1.2.5").decode(ByteBuffer.wrap(frame), format);
    }

    private static DicomException refusal(byte[] frame) {
        return catchThrowableOfType(DicomException.class, () -> decode(frame, WORDS));
    }

    /** Segments of literal bytes: 0, 1, 2 … in the first, from 16 on in the second, and so on; each of even length. */
    private static byte[] frame(int segments, int bytes) {
        ByteBuffer frame = ByteBuffer.allocate(64 + segments * (bytes + 2)).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(segments);
        for (int s = 0; s < segments; s++) {
            frame.putInt(64 + s * (bytes + 2));
        }
        for (int s = 0; s < segments; s++) {
            frame.position(64 + s * (bytes + 2));
            frame.put((byte) (bytes - 1));
            for (int i = 0; i < bytes; i++) {
                frame.put((byte) (16 * s + i));
            }
            // the byte that pads a segment asks for nothing
            frame.put((byte) -128);
        }
        return Arrays.copyOf(frame.array(), frame.capacity());
    }
}
