package org.overread.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.TransferSyntax;

/** Colours of JPEG frames whose data set says otherwise, on one block of 128 in each of three components. */
class JpegColourTest {
    private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0};

    @Test
    void adobesMarkerWinsOverTheDataSet() throws Exception {
        assertColour("YBR_FULL_422", jpeg(0xEE, adobe(0), "\1\2\3"), "RGB", true);
        assertColour("RGB", jpeg(0xEE, adobe(1), "\1\2\3"), "YBR_FULL", true);
        assertColour("RGB", jpeg(0xEE, adobe(0), "\1\2\3"), "RGB", false);
    }

    @Test
    void jfifHasColourDifferencesAndLettersAreColours() throws Exception {
        assertColour("RGB", jpeg(0xE0, JFIF, "\1\2\3"), "YBR_FULL", true);
        assertColour("YBR_FULL", jpeg(0xFE, JFIF, "RGB"), "RGB", true);
    }

    @Test
    void whereTheCodestreamSaysNothingTheDataSetIsFollowed() throws Exception {
        assertColour("RGB", jpeg(0xFE, JFIF, "\0\1\2"), "RGB", false);
        assertColour("YBR_FULL_422", jpeg(0xFE, JFIF, "\0\1\2"), "YBR_FULL", false);
        assertColour("YBR_PARTIAL_422", jpeg(0xE0, JFIF, "\1\2\3"), "YBR_PARTIAL_422", false);
    }

    @Test
    void samplesAreNotConverted() throws Exception {
        assertThat(decode("RGB", jpeg(0xE0, JFIF, "\1\2\3")).samples().littleEndian())
                .containsOnly(128);
    }

    private static void assertColour(String stated, byte[] codestream, String expected, boolean warned)
            throws Exception {
        DecodedFrame frame = decode(stated, codestream);
        assertThat(frame.photometricInterpretation()).isEqualTo(expected);
        assertThat(frame.warnings()).hasSize(warned ? 1 : 0);
    }

    private static DecodedFrame decode(String stated, byte[] codestream) throws Exception {
        FrameFormat format = new FrameFormat(8, 8, 3, 8, 8, false, stated);
        return FrameCodecs.forTransferSyntax(TransferSyntax.JPEG_BASELINE.uid())
                .decode(ByteBuffer.wrap(codestream), format);
    }

    private static byte[] adobe(int transform) {
        byte[] segment = new byte[12];
        System.arraycopy("Adobe".getBytes(StandardCharsets.US_ASCII), 0, segment, 0, 5);
        segment[6] = 100;
        segment[11] = (byte) transform;
        return segment;
    }

    /** One block of 128 in each of three components: codes of one bit for a difference of 0 and for the block's end. */
    private static byte[] jpeg(int marker, byte[] application, String ids) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        segment(out, marker, application);
        byte[] quantisation = new byte[65];
        Arrays.fill(quantisation, 1, 65, (byte) 1);
        segment(out, 0xDB, quantisation);
        segment(out, 0xC0, new byte[] {
            8,
            0,
            8,
            0,
            8,
            3,
            (byte) ids.charAt(0),
            0x11,
            0,
            (byte) ids.charAt(1),
            0x11,
            0,
            (byte) ids.charAt(2),
            0x11,
            0
        });
        byte[] table = new byte[18];
        table[1] = 1;
        segment(out, 0xC4, table);
        table[0] = 0x10;
        segment(out, 0xC4, table);
        segment(out, 0xDA, new byte[] {
            3, (byte) ids.charAt(0), 0, (byte) ids.charAt(1), 0, (byte) ids.charAt(2), 0, 0, 63, 0
        });
        out.writeBytes(new byte[] {0x03, (byte) 0xFF, (byte) 0xD9});
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, 0, (byte) (content.length + 2)});
        out.writeBytes(content);
    }
}
