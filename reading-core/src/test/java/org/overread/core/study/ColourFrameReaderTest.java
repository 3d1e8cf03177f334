package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.Value;
import org.overread.core.dicom.Vr;
import org.overread.core.image.RealFrame;

class ColourFrameReaderTest {
    @TempDir
    Path folder;

    private Instance instance(DataSet dataSet) throws IOException {
        Path file = Slices.write(dataSet, folder.resolve("one.dcm"));
        return Instance.of(file, DicomReader.read(file));
    }

    private static DataSet row(String photometric, int samples, byte... pixels) {
        return Slices.axial(1, 0)
                .putString(Tag.PhotometricInterpretation, Vr.CS, photometric)
                .putInteger(Tag.SamplesPerPixel, Vr.US, samples)
                .putInteger(Tag.PlanarConfiguration, Vr.US, 0)
                .putInteger(Tag.Rows, Vr.US, 1)
                .putInteger(Tag.Columns, Vr.US, pixels.length / samples)
                .putInteger(Tag.BitsAllocated, Vr.US, 8)
                .putInteger(Tag.BitsStored, Vr.US, 8)
                .putInteger(Tag.HighBit, Vr.US, 7)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putBytes(Tag.PixelData, Vr.OB, pixels);
    }

    private int[] colours(DataSet dataSet) throws IOException {
        return new ColourFrameReader().read(instance(dataSet), 1).argb().array();
    }

    private static byte[] words(int... words) {
        ByteBuffer bytes = ByteBuffer.allocate(words.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            bytes.putShort((short) word);
        }
        return bytes.array();
    }

    private static DataSet withPalette(DataSet dataSet, int entries, int first) {
        return dataSet.putInteger(Tag.RedPaletteColorLookupTableDescriptor, Vr.US, entries, first, 16)
                .putInteger(Tag.GreenPaletteColorLookupTableDescriptor, Vr.US, entries, first, 16)
                .putInteger(Tag.BluePaletteColorLookupTableDescriptor, Vr.US, entries, first, 16)
                .putBytes(Tag.GreenPaletteColorLookupTableData, Vr.OW, words(0, 0, 0xFF00, 0))
                .putBytes(Tag.BluePaletteColorLookupTableData, Vr.OW, words(0, 0, 0, 0xFFFF));
    }

    @Test
    void redGreenAndBlueStayInTheirOrder() throws IOException {
        assertThat(colours(row("RGB", 3, (byte) 255, (byte) 0, (byte) 0, (byte) 1, (byte) 2, (byte) 3)))
                .containsExactly(0xFFFF0000, 0xFF010203);
    }

    @Test
    void luminanceAndColourDifferencesBecomeRgb() throws IOException {
        // pure red by the equations of PS3.3 C.7.6.3.1.2: Y 76, Cb 85, Cr 255
        assertThat(colours(row("YBR_FULL", 3, (byte) 76, (byte) 85, (byte) 255)))
                .containsExactly(0xFFFE0000);
        assertThat(colours(row("YBR_FULL", 3, (byte) 128, (byte) 128, (byte) 128)))
                .containsExactly(0xFF808080);
    }

    @Test
    void paletteIndicesHaveTheColoursOfTheirEntries() throws IOException {
        DataSet dataSet = withPalette(row("PALETTE COLOR", 1, (byte) 0, (byte) 11, (byte) 12, (byte) 200), 4, 10)
                .putBytes(Tag.RedPaletteColorLookupTableData, Vr.OW, words(0xFF00, 0x8000, 0, 0));

        // indices below the first entry and beyond the last have the colours of those
        assertThat(colours(dataSet)).containsExactly(0xFFFF0000, 0xFF800000, 0xFF00FF00, 0xFF0000FF);
    }

    @Test
    void segmentsOfAPaletteAreExpanded() throws IOException {
        // discrete: one entry 0; linear: two entries up to 0x8000; indirect: the discrete one again
        DataSet dataSet = withPalette(row("PALETTE COLOR", 1, (byte) 0, (byte) 1, (byte) 2, (byte) 3), 4, 0)
                .putBytes(Tag.SegmentedRedPaletteColorLookupTableData, Vr.OW, words(0, 1, 0, 1, 2, 0x8000, 2, 1, 0, 0));

        assertThat(colours(dataSet)).containsExactly(0xFF000000, 0xFF400000, 0xFF80FF00, 0xFF0000FF);
    }

    @Test
    void brokenPalettesAreRefused() throws IOException {
        DataSet selfReferring = withPalette(row("PALETTE COLOR", 1, (byte) 0), 4, 0)
                .putBytes(Tag.SegmentedRedPaletteColorLookupTableData, Vr.OW, words(2, 1, 0, 0));
        DataSet shortData = withPalette(row("PALETTE COLOR", 1, (byte) 0), 400, 0)
                .putBytes(Tag.RedPaletteColorLookupTableData, Vr.OW, words(1, 2));

        assertThat(refusal(selfReferring)).isEqualTo(Kind.MALFORMED);
        assertThat(refusal(shortData)).isEqualTo(Kind.TRUNCATED);
        assertThat(refusal(row("PALETTE COLOR", 1, (byte) 0))).isEqualTo(Kind.MISSING_ATTRIBUTE);
        assertThat(refusal(row("HSV", 3, (byte) 0, (byte) 0, (byte) 0))).isEqualTo(Kind.UNSUPPORTED);
    }

    private Kind refusal(DataSet dataSet) throws IOException {
        Instance instance = instance(dataSet);
        return catchThrowableOfType(DicomException.class, () -> new ColourFrameReader().read(instance, 1))
                .kind();
    }

    /** Hashes of the RGB bytes that pydicom 2.3.1 gives. */
    @ParameterizedTest
    @CsvSource({
        "pydicom/test_files__examples_palette.dcm, 322156a65198e9bee9b231c14fcb48d06306bea5d39e9f3c0b0befb037eb834f",
        "cornerstone3D/packages__dicomImageLoader__testImages__US-YBR_FULL_422-EVRLE.dcm, 8abcb325f74c3b88b425c50386ca417531cdfa7d6cd3d1e727539c62a18aa1f6",
        "cornerstone3D/packages__dicomImageLoader__testImages__TestPattern_Palette_16.dcm, 7cd0371eb339cb41d63862964d8908a03d548427694a8918bd4debc94f54eeea"
    })
    void realColourImagesAreThoseOfAnotherReader(String file, String sha256) throws Exception {
        Path path = TestData.path("dicom/" + file);
        int[] argb = new ColourFrameReader()
                .read(Instance.of(path, DicomReader.read(path)), 1)
                .argb()
                .array();
        byte[] rgb = new byte[argb.length * 3];
        for (int i = 0; i < argb.length; i++) {
            rgb[3 * i] = (byte) (argb[i] >> 16);
            rgb[3 * i + 1] = (byte) (argb[i] >> 8);
            rgb[3 * i + 2] = (byte) argb[i];
        }
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rgb)))
                .isEqualTo(sha256);
    }

    @Test
    void doseIsInItsUnit() throws IOException {
        Path path = TestData.path("dicom/pydicom/test_files__rtdose_1frame.dcm");

        RealFrame dose = new RealFrameReader().read(Instance.of(path, DicomReader.read(path)), 1);

        assertThat(dose.unit()).isEqualTo("RELATIVE");
        assertThat(dose.value(7, 0)).isEqualTo(1254000 * 1e-6);
    }

    /** PS3.3 C.7.9.2.3: bytes from the beginning, whatever an entry has; some writers count entries. */
    @Test
    void indirectSegmentsPointByBytes() throws IOException {
        int[] twice = {11, 12, 13, 21, 22, 11, 12, 13, 21, 22};
        assertThat(SegmentedLut.expand(new int[] {0, 3, 11, 12, 13, 0, 2, 21, 22, 2, 1, 0, 0, 2, 1, 10, 0}, 2, 10))
                .containsExactly(twice);
        assertThat(SegmentedLut.expand(new int[] {0, 3, 11, 12, 13, 0, 2, 21, 22, 2, 1, 0, 0, 2, 1, 5, 0}, 2, 10))
                .containsExactly(twice);
        assertThat(SegmentedLut.expand(
                        new int[] {0, 3, 11, 12, 13, 0, 2, 21, 22, 2, 1, 0, 0, 0, 0, 2, 1, 5, 0, 0, 0}, 1, 10))
                .containsExactly(twice);
        int[] far = new int[2 + 255 + 3 + 6];
        far[1] = 255;
        far[257] = 1;
        far[258] = 1;
        far[259] = 9;
        System.arraycopy(new int[] {2, 1, 1, 1, 0, 0}, 0, far, 260, 6);
        assertThat(SegmentedLut.expand(far, 1, 257)).endsWith(9, 9);
    }

    @Test
    void bytesOfBigEndianSegmentsAreTurnedAround() throws IOException {
        byte[] segments = {3, 0, 12, 11, 1, 13, 3, 1}; // words of: 0, 3, 11, 12, 13, 1, 1, 3
        DataSet header = new DataSet()
                .putString(Tag.PhotometricInterpretation, Vr.CS, "PALETTE COLOR")
                .putInteger(Tag.RedPaletteColorLookupTableDescriptor, Vr.US, 4, 0, 8)
                .putInteger(Tag.GreenPaletteColorLookupTableDescriptor, Vr.US, 4, 0, 8)
                .putInteger(Tag.BluePaletteColorLookupTableDescriptor, Vr.US, 4, 0, 8);
        for (int tag : new int[] {
            Tag.SegmentedRedPaletteColorLookupTableData,
            Tag.SegmentedGreenPaletteColorLookupTableData,
            Tag.SegmentedBluePaletteColorLookupTableData
        }) {
            header.put(new Element(tag, Vr.OW, new Value.Bytes(segments, ByteOrder.BIG_ENDIAN)));
        }
        PaletteColours colours = PaletteColours.of(header).orElseThrow();

        assertThat(colours.of(0).red()).isEqualTo(11);
        assertThat(colours.of(2).green()).isEqualTo(13);
        assertThat(colours.of(3).blue()).isEqualTo(3);
    }
}
