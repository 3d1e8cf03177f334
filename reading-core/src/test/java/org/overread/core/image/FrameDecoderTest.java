package org.overread.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.DecodedSamples;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.TransferSyntax;
import org.overread.core.dicom.Value;
import org.overread.core.dicom.Vr;

class FrameDecoderTest {
    private static final Set<String> NATIVE = Set.of(
            TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid(),
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(),
            TransferSyntax.EXPLICIT_BIG_ENDIAN.uid(),
            TransferSyntax.DEFLATED_LITTLE_ENDIAN.uid());

    /** Columns of truth.tsv: path, transfer syntax, frames, bits allocated, truth, the two hashes. */
    @Test
    void nativeFramesOfRealFilesAreExact() throws Exception {
        Path folder = TestData.path("dicom");
        List<String> wrong = new ArrayList<>();
        int scored = 0;
        for (String line : Files.readAllLines(folder.resolve("truth.tsv"))) {
            String[] row = line.split("\t", -1);
            boolean packedAsOne = row[8].equals("1") && !row[6].equals("1"); // hashed with all frames in one
            boolean due = !row[14].isEmpty() && !row[13].equals("none") && !row[13].equals("disputed");
            if (NATIVE.contains(row[2]) && due && !packedAsOne) {
                scored++;
                FrameDecoder decoder = FrameDecoder.of(DicomReader.readDespiteMissingPixels(folder.resolve(row[0])));
                String first = sha256(decoder.decodeDespiteMissingPixels(1));
                String last = sha256(decoder.decodeDespiteMissingPixels(decoder.frames()));
                if (!first.equals(row[14]) || !row[15].isEmpty() && !last.equals(row[15])) {
                    wrong.add(row[0]);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(scored).isGreaterThan(130);
    }

    private static String sha256(DecodedFrame frame) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(frame.samples().littleEndian()));
    }

    @Test
    void pixelsThatAreMissingAreRefusedUnlessAskedFor() throws Exception {
        Path cut = TestData.path("dicom/pydicom/test_files__MR_truncated.dcm");
        FrameDecoder decoder = FrameDecoder.of(DicomReader.readDespiteMissingPixels(cut));

        assertThat(refusal(decoder, 1)).isEqualTo(Kind.TRUNCATED);
        assertThat(decoder.decodeDespiteMissingPixels(1).warnings())
                .containsExactly("the last 62 bytes are missing and read as 0");
    }

    private static Kind refusal(FrameDecoder decoder, int frame) {
        return catchThrowableOfType(DicomException.class, () -> decoder.decode(frame))
                .kind();
    }

    private static DataSet pixels(int columns, int rows, int bits, int samples, byte[] bytes) {
        return new DataSet()
                .putInteger(Tag.SamplesPerPixel, Vr.US, samples)
                .putString(Tag.PhotometricInterpretation, Vr.CS, samples == 3 ? "RGB" : "MONOCHROME2")
                .putInteger(Tag.Rows, Vr.US, rows)
                .putInteger(Tag.Columns, Vr.US, columns)
                .putInteger(Tag.BitsAllocated, Vr.US, bits)
                .putInteger(Tag.BitsStored, Vr.US, bits)
                .putInteger(Tag.HighBit, Vr.US, bits - 1)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putBytes(Tag.PixelData, Vr.OW, bytes);
    }

    private static byte[] decode(DataSet dataSet, int frame) throws IOException {
        return FrameDecoder.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(), dataSet)
                .decode(frame)
                .samples()
                .littleEndian();
    }

    @Test
    void colourByPlaneBecomesColourByPixel() throws IOException {
        DataSet planar =
                pixels(2, 1, 8, 3, new byte[] {1, 2, 11, 12, 21, 22}).putInteger(Tag.PlanarConfiguration, Vr.US, 1);

        assertThat(decode(planar, 1)).containsExactly(1, 11, 21, 2, 12, 22);
    }

    @Test
    void halvedColourDifferencesAreBroughtToFull() throws IOException {
        DataSet subsampled = pixels(4, 1, 8, 3, new byte[] {1, 2, 50, 60, 3, 4, 70, 80})
                .putString(Tag.PhotometricInterpretation, Vr.CS, "YBR_FULL_422");

        assertThat(decode(subsampled, 1)).containsExactly(1, 50, 60, 2, 50, 60, 3, 70, 80, 4, 70, 80);
    }

    @Test
    void framesOfSingleBitsFollowEachOtherWithoutGaps() throws IOException {
        // three frames of 3 x 1: 101, 011, 110, first pixel in the lowest bit
        DataSet bits =
                pixels(3, 1, 1, 1, new byte[] {(byte) 0b11_110_101, 0b0}).putString(Tag.NumberOfFrames, Vr.IS, "3");

        assertThat(decode(bits, 1)).containsExactly(0b101);
        assertThat(decode(bits, 2)).containsExactly(0b110);
        assertThat(decode(bits, 3)).containsExactly(0b011);
    }

    /** Two frames of 3 x 1: 0x321, 0x654, 0x987, and 0xCBA, 0xFED, 0x010, the least significant bits first. */
    @Test
    void samplesOfTwelveBitsArePackedWithoutGapsOverFramesToo() throws IOException {
        byte[] little = {0x21, 0x43, 0x65, (byte) 0x87, (byte) 0xA9, (byte) 0xCB, (byte) 0xED, 0x0F, 0x01};
        DataSet packed = pixels(3, 1, 12, 1, little).putString(Tag.NumberOfFrames, Vr.IS, "2");

        assertThat(decode(packed, 1)).containsExactly(0x21, 0x3, 0x54, 0x6, 0x87, 0x9);
        assertThat(decode(packed, 2)).containsExactly(0xBA, 0xC, 0xED, 0xF, 0x10, 0x0);
        assertThat(FrameDecoder.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(), packed)
                        .format()
                        .bitsStored())
                .isEqualTo(12);

        byte[] big = {0x43, 0x21, (byte) 0x87, 0x65, (byte) 0xCB, (byte) 0xA9, 0x0F, (byte) 0xED, 0, 0x01};
        packed.put(new Element(Tag.PixelData, Vr.OW, new Value.Bytes(big, ByteOrder.BIG_ENDIAN)));
        assertThat(decode(packed, 2)).containsExactly(0xBA, 0xC, 0xED, 0xF, 0x10, 0x0);

        packed.putBytes(Tag.PixelData, Vr.OW, new byte[8]);
        FrameDecoder cut = FrameDecoder.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(), packed);
        assertThat(refusal(cut, 2)).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void bigEndianWordsOfTwoEightBitPixelsChangePlacesEvenInOddFrames() throws IOException {
        DataSet dataSet = pixels(3, 1, 8, 1, new byte[0])
                .putString(Tag.NumberOfFrames, Vr.IS, "2")
                .put(new Element(
                        Tag.PixelData, Vr.OW, new Value.Bytes(new byte[] {2, 1, 4, 3, 6, 5}, ByteOrder.BIG_ENDIAN)));

        assertThat(decode(dataSet, 1)).containsExactly(1, 2, 3);
        assertThat(decode(dataSet, 2)).containsExactly(4, 5, 6);
    }

    @Test
    void floatingPointPixelsKeepTheirWords() throws IOException {
        byte[] two = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(0.1)
                .putDouble(-2)
                .array();
        DataSet doubles =
                pixels(2, 1, 64, 1, new byte[0]).remove(Tag.PixelData).putBytes(Tag.DoubleFloatPixelData, Vr.OD, two);
        FrameDecoder decoder = FrameDecoder.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid(), doubles);

        assertThat(decoder.floating()).isTrue();
        assertThat(((DecodedSamples.Longs) decoder.decode(1).samples()).values())
                .containsExactly(Double.doubleToLongBits(0.1), Double.doubleToLongBits(-2));
    }

    private static FrameDecoder fragments(int frames, long[] offsets, DataSet more, byte[]... fragments)
            throws IOException {
        List<Value.Stored> stored = new ArrayList<>();
        for (byte[] fragment : fragments) {
            stored.add(new Value.Bytes(fragment, ByteOrder.LITTLE_ENDIAN));
        }
        DataSet dataSet = pixels(2, 1, 8, 1, new byte[0]).putString(Tag.NumberOfFrames, Vr.IS, "" + frames);
        more.elements().forEach(dataSet::put);
        dataSet.put(new Element(Tag.PixelData, Vr.OB, new Value.Fragments(offsets, stored)));
        return FrameDecoder.of(TransferSyntax.ENCAPSULATED_UNCOMPRESSED.uid(), dataSet);
    }

    @Test
    void aFrameIsJoinedFromItsFragments() throws IOException {
        byte[][] parts = {{1}, {2}, {3, 4}};

        FrameDecoder basic = fragments(2, new long[] {0, 18}, new DataSet(), parts);
        FrameDecoder one = fragments(1, new long[0], new DataSet(), new byte[] {1}, new byte[] {2});
        FrameDecoder each = fragments(2, new long[0], new DataSet(), new byte[] {1, 2}, new byte[] {3, 4});
        byte[] table = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0)
                .putLong(18)
                .array();
        FrameDecoder extended =
                fragments(2, new long[0], new DataSet().putBytes(Tag.ExtendedOffsetTable, Vr.OV, table), parts);

        assertThat(basic.decode(1).samples().littleEndian()).containsExactly(1, 2);
        assertThat(basic.decode(2).samples().littleEndian()).containsExactly(3, 4);
        assertThat(extended.decode(2).samples().littleEndian()).containsExactly(3, 4);
        assertThat(one.decode(1).samples().littleEndian()).containsExactly(1, 2);
        assertThat(each.decode(2).samples().littleEndian()).containsExactly(3, 4);
    }

    @Test
    void withoutAUsableOffsetTableFramesBeginWhereCodestreamsDo() throws IOException {
        byte[] begin = {(byte) 0xFF, 0x4F, (byte) 0xFF, 0x51, 0, 0, 0, 1};
        byte[] go = {9, 9, 9, 9, 9, 9, 9, 9};
        Set<long[]> tables = Set.of(new long[0], new long[] {0, 17}, new long[] {0, 0, 0});

        for (long[] table : tables) {
            FrameDecoder decoder = fragments(2, table, new DataSet(), begin, go, begin);
            assertThat(decoder.codestream(1).orElseThrow().remaining()).isEqualTo(16);
            assertThat(decoder.codestream(2).orElseThrow().array()).isEqualTo(begin);
        }
    }

    @Test
    void framesBeforeMissingOnesAreGiven() throws IOException {
        byte[] begin = {(byte) 0xFF, 0x4F, (byte) 0xFF, 0x51, 0, 0, 0, 1};
        FrameDecoder decoder = fragments(3, new long[0], new DataSet(), begin, begin);

        assertThat(decoder.codestream(2).orElseThrow().array()).isEqualTo(begin);
        assertThat(catchThrowableOfType(DicomException.class, () -> decoder.codestream(3))
                        .kind())
                .isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void offsetTablesThatPointNowhereAreRefused() throws IOException {
        byte[][] parts = {{1}, {2}, {3, 4}};

        assertThat(refusal(fragments(2, new long[] {0, 17}, new DataSet(), parts), 1))
                .isEqualTo(Kind.MALFORMED);
        assertThat(refusal(fragments(2, new long[0], new DataSet(), parts), 1)).isEqualTo(Kind.MALFORMED);
        assertThat(refusal(fragments(4, new long[0], new DataSet(), parts), 1)).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void littleEndianDataSetsOfOneVendorHaveBigEndianPixels() throws IOException {
        DataSet dataSet = pixels(2, 1, 16, 1, new byte[] {1, 2, 3, 4});

        assertThat(FrameDecoder.of("1.2.840.113619.5.2", dataSet)
                        .decode(1)
                        .samples()
                        .littleEndian())
                .containsExactly(2, 1, 4, 3);
    }

    @Test
    void pixelsThatOnlyAServerHasAreRefusedByName() {
        DataSet dataSet = new DataSet().putString(Tag.PixelDataProviderURL, Vr.UR, "https://pacs.example/1");

        assertThat(catchThrowableOfType(DicomException.class, () -> FrameDecoder.of(TransferSyntax.JPIP.uid(), dataSet))
                        .getMessage())
                .contains("JPIP");
    }

    @Test
    void videoIsRefusedByName() {
        DataSet video = pixels(2, 1, 8, 1, new byte[0])
                .put(new Element(Tag.PixelData, Vr.OB, new Value.Fragments(new long[0], List.of())));

        assertThat(catchThrowableOfType(
                                DicomException.class,
                                () -> FrameDecoder.of(TransferSyntax.MPEG4_HIGH.uid(), video)
                                        .decode(1))
                        .getMessage())
                .contains("MPEG-4");
    }
}
