package org.overread.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.dicom.DicomBytes;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TransferSyntax;

/** Encapsulated pixel data that is not built as PS3.5 A.4 says, of images of 4 x 2 pixels of 8 bits, byte by byte. */
class MislabelledPixelsTest {
    private static final long UNDEFINED = 0xFFFF_FFFFL;
    private static final byte[] PIXELS = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final byte[] NOTHING = {};

    @Test
    void nativePixelsInAFragmentAreShown() throws IOException {
        for (TransferSyntax syntax : new TransferSyntax[] {
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TransferSyntax.JPEG_2000_LOSSLESS, TransferSyntax.JPEG_LS_LOSSLESS
        }) {
            DecodedFrame frame = decode(syntax, true, NOTHING, PIXELS);

            assertThat(frame.samples().littleEndian()).isEqualTo(PIXELS);
            assertThat(frame.warnings()).containsExactly("native pixels in a fragment");
        }
    }

    @Test
    void bytesThatAreNoPixelsAndNoCodestreamAreRefused() {
        byte[] tooFew = {1, 2, 3, 4};
        assertThatExceptionOfType(DicomException.class)
                .isThrownBy(() -> decode(TransferSyntax.JPEG_2000_LOSSLESS, true, NOTHING, tooFew))
                .matches(refusal -> refusal.kind() == Kind.MALFORMED);
    }

    @Test
    void aFirstItemThatIsACodestreamIsNoOffsetTable() throws IOException {
        DecodedFrame frame = decode(TransferSyntax.RLE_LOSSLESS, true, rle(7));

        assertThat(frame.samples().littleEndian()).containsOnly(7);
    }

    @Test
    void aWholeRleFrameNeedsNoDelimiterAtTheEndOfTheFile() throws IOException {
        assertThat(decode(TransferSyntax.RLE_LOSSLESS, false, NOTHING, rle(7))
                        .samples()
                        .littleEndian())
                .containsOnly(7);
    }

    @Test
    void fragmentsOfAnUnknownKindNeedADelimiter() {
        assertThatExceptionOfType(DicomException.class)
                .isThrownBy(() -> decode(TransferSyntax.JPEG_2000_LOSSLESS, false, NOTHING, PIXELS))
                .matches(refusal -> refusal.kind() == Kind.TRUNCATED);
    }

    @Test
    void anOffsetThatIsNoneDoesNotMatterForOneFrame() throws IOException {
        byte[] wrong = DicomBytes.little().u32(77).bytes();
        assertThat(decode(TransferSyntax.RLE_LOSSLESS, true, wrong, rle(7))
                        .samples()
                        .littleEndian())
                .containsOnly(7);
    }

    private static DecodedFrame decode(TransferSyntax syntax, boolean delimited, byte[]... items) throws IOException {
        DicomBytes file = DicomBytes.file(syntax.uid())
                .explicit(Tag.Rows, "US", new byte[] {2, 0})
                .explicit(Tag.Columns, "US", new byte[] {4, 0})
                .explicit(Tag.BitsAllocated, "US", new byte[] {8, 0})
                .explicitLong(Tag.PixelData, "OB", UNDEFINED, NOTHING);
        for (byte[] item : items) {
            file.item(item.length).raw(item);
        }
        byte[] bytes = delimited ? file.sequenceEnd().bytes() : file.bytes();
        return FrameDecoder.of(DicomReader.read(bytes)).decode(1);
    }

    /** A frame in RLE (PS3.5 G): one run of eight pixels. */
    private static byte[] rle(int pixel) {
        return ByteBuffer.allocate(66)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1)
                .putInt(64)
                .put(64, new byte[] {-7, (byte) pixel})
                .array();
    }
}
