package org.overread.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomBytes;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TransferSyntax;
import org.overread.core.dicom.Vr;

/** Fragments in a Pixel Data value that has a length, of images of 4 x 2 pixels of 8 bits. */
class DefinedLengthFragmentsTest {
    private static final byte[] NO_OFFSETS = {};
    private static final String WARNING = "fragments in pixel data of defined length";

    private static FrameDecoder decoder(TransferSyntax syntax, int frames, byte[] value) throws IOException {
        return FrameDecoder.of(syntax.uid(), image(frames, value));
    }

    private static DataSet image(int frames, byte[] value) {
        return new DataSet()
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putString(Tag.NumberOfFrames, Vr.IS, "" + frames)
                .putInteger(Tag.Rows, Vr.US, 2)
                .putInteger(Tag.Columns, Vr.US, 4)
                .putInteger(Tag.BitsAllocated, Vr.US, 8)
                .putBytes(Tag.PixelData, Vr.OB, value);
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

    private static DicomBytes items(byte[]... contents) {
        DicomBytes items = DicomBytes.little();
        for (byte[] content : contents) {
            items.item(content.length).raw(content);
        }
        return items;
    }

    private static void assertFrame(FrameDecoder decoder, int number, int pixel) throws IOException {
        DecodedFrame frame = decoder.decode(number);
        byte[] expected = new byte[8];
        Arrays.fill(expected, (byte) pixel);
        assertThat(frame.samples().littleEndian()).isEqualTo(expected);
        assertThat(frame.warnings()).contains(WARNING);
        assertThat(decoder.codestream(number).orElseThrow().array()).isEqualTo(rle(pixel));
    }

    @ParameterizedTest
    @EnumSource(names = {"RLE_LOSSLESS", "EXPLICIT_LITTLE_ENDIAN", "IMPLICIT_LITTLE_ENDIAN", "EXPLICIT_BIG_ENDIAN"})
    void fragmentsAreDecodedAndNotShownAsNativePixels(TransferSyntax syntax) throws IOException {
        byte[] delimited = items(NO_OFFSETS, rle(5), rle(9)).sequenceEnd().bytes();
        byte[] offsets = DicomBytes.little().u32(0).u32(74).bytes();
        byte[] undelimited = items(offsets, rle(5), rle(9)).bytes();

        assertFrame(decoder(syntax, 2, delimited), 2, 9);
        assertFrame(decoder(syntax, 2, undelimited), 1, 5);
    }

    @Test
    void fragmentsAreFoundWithinTheirFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("image.dcm");
        byte[] value = items(NO_OFFSETS, rle(7)).bytes();
        Files.write(
                file,
                DicomBytes.file(TransferSyntax.RLE_LOSSLESS.uid())
                        .explicit(Tag.Rows, "US", new byte[] {2, 0})
                        .explicit(Tag.Columns, "US", new byte[] {4, 0})
                        .explicit(Tag.BitsAllocated, "US", new byte[] {8, 0})
                        .explicitLong(Tag.PixelData, "OB", value.length, value)
                        .explicitLong(Tag.DataSetTrailingPadding, "OB", 4, new byte[4])
                        .bytes());

        assertFrame(FrameDecoder.of(DicomReader.read(file)), 1, 7);
    }

    @Test
    void nativePixelsThatBeginAsAnItemDoesStayNative() throws IOException {
        byte[] pixels = items(NO_OFFSETS).bytes();
        byte[] twoFrames = items(NO_OFFSETS, NO_OFFSETS).bytes();

        for (TransferSyntax syntax :
                new TransferSyntax[] {TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TransferSyntax.RLE_LOSSLESS}) {
            assertThat(decoder(syntax, 1, pixels).decode(1).samples().littleEndian())
                    .isEqualTo(pixels);
            assertThat(decoder(syntax, 2, twoFrames).decode(2).samples().littleEndian())
                    .isEqualTo(pixels);
            assertThat(decoder(syntax, 2, twoFrames).decode(2).warnings()).isEmpty();
        }
    }

    @Test
    void fragmentsOfTheVeryLengthOfNativePixelsAreToldByTheirCodestream() throws IOException {
        byte[] padded = Arrays.copyOf(rle(5), 72);
        byte[] value = items(NO_OFFSETS, padded, NO_OFFSETS).sequenceEnd().bytes();
        DataSet image = image(1, value).putInteger(Tag.Rows, Vr.US, 26);
        FrameDecoder decoder = FrameDecoder.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(), image);

        assertThat(value).hasSize(4 * 26);
        assertThat(decoder.codestream(1).orElseThrow().array()).isEqualTo(padded);
        assertThat(catchThrowableOfType(DicomException.class, () -> decoder.decode(1))
                        .kind())
                .as("26 rows from a codestream of 2")
                .isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void itemsThatDoNotEndWithTheValueAreRefused() throws IOException {
        DicomBytes whole = items(NO_OFFSETS, rle(5));
        byte[] cut = Arrays.copyOf(whole.bytes(), whole.bytes().length - 2);
        byte[] more = whole.sequenceEnd().raw(new byte[2]).bytes();
        byte[] none = items(new byte[3]).raw(new byte[1]).bytes();

        for (byte[] value : new byte[][] {cut, more, none}) {
            DicomException refusal = catchThrowableOfType(
                    DicomException.class,
                    () -> decoder(TransferSyntax.RLE_LOSSLESS, 1, value).decode(1));
            assertThat(refusal.kind()).isEqualTo(Kind.MALFORMED);
            assertThat(refusal).hasMessageContaining("begins with an item");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RLE_LOSSLESS", "JPEG_BASELINE", "EXPLICIT_LITTLE_ENDIAN", "IMPLICIT_LITTLE_ENDIAN"})
    void aCodestreamWithoutFragmentsIsDecodedAndNotShownAsPixels(TransferSyntax syntax) throws IOException {
        byte[] shorter = rle(7);
        FrameDecoder decoder = FrameDecoder.of(syntax.uid(), image(1, shorter).putInteger(Tag.Columns, Vr.US, 40));
        if (syntax == TransferSyntax.JPEG_BASELINE) {
            assertThat(catchThrowableOfType(DicomException.class, () -> decoder.decode(1)))
                    .as("an RLE frame named JPEG: told, not shown")
                    .isNotNull();
            return;
        }
        byte[] longer = Arrays.copyOf(rle(7), 400);
        DecodedFrame frame = decoder(syntax, 1, longer).decode(1);

        assertThat(frame.samples().littleEndian()).containsOnly(7);
        assertThat(frame.warnings()).contains("a codestream without fragments in pixel data of defined length");
        assertThat(catchThrowableOfType(DicomException.class, () -> decoder.decode(1)))
                .as("40 columns from a codestream of 4")
                .isNotNull();
    }

    @Test
    void whatIsNeitherPixelsNorACodestreamIsRefusedWhereFramesAreCompressed() throws IOException {
        byte[] noise = new byte[200];
        Arrays.fill(noise, (byte) 0x55);
        DicomException refusal = catchThrowableOfType(
                DicomException.class,
                () -> decoder(TransferSyntax.JPEG_2000, 1, noise).decode(1));

        assertThat(refusal.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(decoder(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, 1, noise)
                        .decode(1)
                        .samples()
                        .littleEndian())
                .as("native pixels, padded")
                .containsOnly(0x55);
    }
}
