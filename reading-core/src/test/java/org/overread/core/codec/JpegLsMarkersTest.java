package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;

/** JPEG-LS streams of another encoder with marker segments that few encoders write. */
class JpegLsMarkersTest {
    private static final String JPEG_LS = "1.2.840.10008.1.2.4.80";
    private static final FrameFormat GREY = new FrameFormat(37, 29, 1, 8, 8, false, "MONOCHROME2");
    private static final int FRAME_HEADER = 0xF7;
    private static final int SCAN_HEADER = 0xDA;

    private final byte[] original = original();
    private final byte[] plain = decode(original, GREY);

    JpegLsMarkersTest() throws IOException {}

    @Test
    void mappingTableTakesSamplesToItsEntries() throws IOException {
        byte[] stream = inserted(original, mappingTable(255), at(original, SCAN_HEADER));
        stream[at(stream, SCAN_HEADER) + 6] = 1;
        byte[] mapped = decode(stream, GREY);
        for (int i = 0; i < plain.length; i++) {
            assertThat(mapped[i] & 0xFF).isEqualTo(255 - (plain[i] & 0xFF));
        }
    }

    @Test
    void paletteIndicesAreNotMapped() throws IOException {
        byte[] stream = inserted(original, mappingTable(255), at(original, SCAN_HEADER));
        stream[at(stream, SCAN_HEADER) + 6] = 1;
        FrameFormat palette = new FrameFormat(37, 29, 1, 8, 8, false, "PALETTE COLOR");
        assertThat(decode(stream, palette)).isEqualTo(plain);
    }

    @Test
    void sampleWithoutAnEntryIsRefused() {
        byte[] stream = inserted(original, mappingTable(3), at(original, SCAN_HEADER));
        stream[at(stream, SCAN_HEADER) + 6] = 1;
        assertThat(refusal(stream)).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void aMappingTableInManyPiecesIsReadInTime() {
        byte[] pieces = new byte[1_200_000 * 7];
        for (int at = 0; at < pieces.length; at += 7) {
            System.arraycopy(new byte[] {-1, (byte) 0xF8, 0, 5, 3, 1, 1}, 0, pieces, at, 7);
        }
        byte[] table = ByteBuffer.allocate(65_005)
                .putShort((short) 0xFFF8)
                .putShort((short) 65_003)
                .put(new byte[] {2, 1, 1})
                .array();
        byte[] stream = inserted(original, pieces, at(original, SCAN_HEADER));
        byte[] whole = inserted(stream, table, at(original, SCAN_HEADER));
        whole[whole.length - original.length + at(original, SCAN_HEADER) + 6] = 1;

        assertTimeout(
                Duration.ofSeconds(10), () -> assertThat(decode(whole, GREY)).hasSize(37 * 29));
    }

    @Test
    void pointTransformIsUndone() throws IOException {
        byte[] stream = original.clone();
        stream[at(stream, SCAN_HEADER) + 9] = 2;
        FrameFormat wide = new FrameFormat(37, 29, 1, 16, 16, false, "MONOCHROME2");
        byte[] shifted = decode(stream, wide);
        for (int i = 0; i < plain.length; i++) {
            int value = shifted[2 * i] & 0xFF | (shifted[2 * i + 1] & 0xFF) << 8;
            assertThat(value).isEqualTo((plain[i] & 0xFF) << 2);
        }
    }

    @Test
    void linesMayBeNumberedAfterTheScan() throws IOException {
        byte[] stream = inserted(original, new byte[] {-1, (byte) 0xDC, 0, 4, 0, 29}, original.length - 2);
        stream[at(stream, FRAME_HEADER) + 6] = 0;
        assertThat(decode(stream, GREY)).isEqualTo(plain);
        stream[stream.length - 3] = 30;
        assertThat(refusal(stream)).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void dimensionsMayBeGivenAsOversize() throws IOException {
        byte[] oversize = {-1, (byte) 0xF8, 0, 12, 4, 4, 0, 0, 0, 29, 0, 0, 0, 37};
        byte[] stream = inserted(original, oversize, at(original, SCAN_HEADER));
        stream[at(stream, FRAME_HEADER) + 6] = 0;
        stream[at(stream, FRAME_HEADER) + 8] = 0;
        assertThat(decode(stream, GREY)).isEqualTo(plain);
        stream[at(stream, SCAN_HEADER) - 1] = 38;
        assertThat(refusal(stream)).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void linesThatAreOneRunAreBlackAndMustAllBeThere() throws IOException {
        FrameFormat square = new FrameFormat(64, 64, 1, 8, 8, false, "MONOCHROME2");
        // 83 ones: 17, 3 and 2 for the first lines, one for each of the others
        assertThat(decode(ones(5), square)).containsOnly(0).hasSize(64 * 64);
        DicomException cut = catchThrowableOfType(DicomException.class, () -> decode(ones(4), square));
        assertThat(cut.kind()).isEqualTo(Kind.TRUNCATED);
    }

    /** A frame of 64 x 64 whose scan has 15 ones for each of {@code pairs}, and eight more. */
    private static byte[] ones(int pairs) {
        byte[] head = {
            -1,
            (byte) 0xD8,
            -1,
            (byte) 0xF7,
            0,
            11,
            8,
            0,
            64,
            0,
            64,
            1,
            1,
            0x11,
            0,
            -1,
            (byte) 0xDA,
            0,
            8,
            1,
            1,
            0,
            0,
            0,
            0
        };
        ByteBuffer stream = ByteBuffer.allocate(head.length + 2 * pairs + 4).put(head);
        for (int i = 0; i < pairs; i++) {
            stream.put((byte) -1).put((byte) 0x7F);
        }
        return stream.put(new byte[] {-1, 0, -1, (byte) 0xD9}).array();
    }

    /** Table 1: one byte for each sample up to {@code last}, which turns the greys of 8 bits around. */
    private static byte[] mappingTable(int last) {
        byte[] segment = new byte[7 + last + 1];
        byte[] head = {-1, (byte) 0xF8, (byte) (last + 6 >> 8), (byte) (last + 6), 2, 1, 1};
        System.arraycopy(head, 0, segment, 0, head.length);
        for (int i = 0; i <= last; i++) {
            segment[7 + i] = (byte) (255 - i);
        }
        return segment;
    }

    private static byte[] original() throws IOException {
        return EncodedSample.all().stream()
                .filter(sample -> sample.file().equals("ls-grey8.jls"))
                .findFirst()
                .orElseThrow()
                .codestream();
    }

    private static byte[] decode(byte[] stream, FrameFormat format) throws DicomException {
        return FrameCodecs.forTransferSyntax(JPEG_LS)
                .decode(ByteBuffer.wrap(stream), format)
                .samples()
                .littleEndian();
    }

    private static Kind refusal(byte[] stream) {
        return catchThrowableOfType(DicomException.class, () -> decode(stream, GREY))
                .kind();
    }

    private static int at(byte[] stream, int marker) {
        for (int i = 2; ; i += 2 + (stream[i + 2] & 0xFF) * 256 + (stream[i + 3] & 0xFF)) {
            if ((stream[i + 1] & 0xFF) == marker) {
                return i;
            }
        }
    }

    private static byte[] inserted(byte[] stream, byte[] segment, int at) {
        byte[] longer = Arrays.copyOf(stream, stream.length + segment.length);
        System.arraycopy(segment, 0, longer, at, segment.length);
        System.arraycopy(stream, at, longer, at + segment.length, stream.length - at);
        return longer;
    }
}
