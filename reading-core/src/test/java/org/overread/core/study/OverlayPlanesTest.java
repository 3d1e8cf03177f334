package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.Value;
import org.overread.core.dicom.Vr;
import org.overread.core.image.OverlayBitmap;
import org.overread.core.image.OverlayPlane;

class OverlayPlanesTest {
    private static final int PYDICOM_SUM = 222;
    private static final String PYDICOM_FIRST = "420,36";
    private static final String PYDICOM_LAST = "422,299";

    @TempDir
    Path folder;

    @Test
    void whatAnOverlaySaysOfItselfIsKept() throws IOException {
        DataSet header = overlay(Slices.axial(1, 0), 0x6002, 2, 3, new byte[] {0b101001, 0})
                .putString(0x60020040, Vr.CS, "R")
                .putString(0x60020022, Vr.LO, "the lesion")
                .putString(0x60021500, Vr.LO, "L1")
                .putString(0x60020045, Vr.LO, "USER")
                .putString(0x60021301, Vr.IS, "3")
                .putString(0x60021302, Vr.DS, "41.5")
                .putString(0x60021303, Vr.DS, "2");
        header.putInteger(0x60020050, Vr.SS, -1, 0);

        OverlayPlane plane = OverlayPlanes.of(header).getFirst();
        assertThat(plane.kind()).isEqualTo(OverlayPlane.Kind.REGION);
        assertThat(plane.label()).isEqualTo("L1");
        assertThat(plane.description()).isEqualTo("the lesion");
        assertThat(plane.subtype()).isEqualTo("USER");
        assertThat(plane.originRow()).isEqualTo(-2);
        assertThat(plane.originColumn()).isEqualTo(-1);
        assertThat(plane.roiArea()).hasValue(3);
        assertThat(plane.roiMean()).hasValue(41.5);
        assertThat(plane.roiStandardDeviation()).hasValue(2);
        assertThat(set(over(header, 1).getFirst())).containsExactly("0,0", "0,1", "2,1");
    }

    @Test
    void bitmapsOfSeveralFramesFollowEachOtherBitByBitFromTheirImageFrameOn() throws IOException {
        // 2 x 3 bits a bitmap: the second begins at bit 6
        DataSet header = overlay(frames(4), 0x6000, 2, 3, new byte[] {(byte) 0b01_000001, 0b1000})
                .putString(0x60000015, Vr.IS, "2");
        header.putInteger(0x60000051, Vr.US, 2);

        assertThat(over(header, 1)).isEmpty();
        assertThat(set(over(header, 2).getFirst())).containsExactly("0,0");
        assertThat(set(over(header, 3).getFirst())).containsExactly("0,0", "2,1");
        assertThat(over(header, 4)).isEmpty();
    }

    @Test
    void aSingleBitmapWithoutAFrameLiesOverAll() throws IOException {
        DataSet header = overlay(frames(4), 0x6000, 2, 3, new byte[] {1, 0});
        assertThat(set(over(header, 4).getFirst())).containsExactly("0,0");
    }

    @Test
    void bigEndianWordsAreTurned() throws IOException {
        DataSet header = overlay(Slices.axial(1, 0), 0x6000, 2, 3, new byte[] {0, 1});
        header.put(new Element(0x60003000, Vr.OW, new Value.Bytes(new byte[] {0, 1}, ByteOrder.BIG_ENDIAN)));
        OverlayPlanes.Over read = OverlayPlanes.over(LutItems.instance(header), 1);
        assertThat(set(read.bitmaps().getFirst())).containsExactly("0,0");
    }

    @Test
    void bitsAbovePixelsAreAnOverlayAndNoPartOfTheirValues() throws IOException {
        DataSet header = Slices.axial(1, 0)
                .putInteger(Tag.BitsStored, Vr.US, 12)
                .putInteger(Tag.HighBit, Vr.US, 11)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putInteger(0x60000010, Vr.US, Slices.ROWS)
                .putInteger(0x60000011, Vr.US, Slices.COLUMNS)
                .putInteger(0x60000100, Vr.US, 16)
                .putInteger(0x60000102, Vr.US, 13);
        byte[] pixels = new byte[Slices.ROWS * Slices.COLUMNS * 2];
        pixels[2 * 5] = 7;
        pixels[2 * 5 + 1] = 0x20;
        header.putBytes(Tag.PixelData, Vr.OW, pixels);

        assertThat(set(over(header, 1).getFirst())).containsExactly("1,1");
        assertThat(new FrameReader().read(instance(header), 1).storedValue(5)).isEqualTo(7);
    }

    @Test
    void anOverlayInThePixelsOwnBitsOrCutShortIsCountedAsDamaged() throws IOException {
        DataSet inPixels = Slices.axial(1, 0)
                .putInteger(0x60000010, Vr.US, Slices.ROWS)
                .putInteger(0x60000011, Vr.US, Slices.COLUMNS)
                .putInteger(0x60000102, Vr.US, 3);
        assertThat(OverlayPlanes.over(instance(inPixels), 1).damaged()).isEqualTo(1);
        DataSet huge = overlay(Slices.axial(1, 0), 0x6000, 65535, 65535, new byte[2]);
        assertThat(OverlayPlanes.over(instance(huge), 1)).isEqualTo(new OverlayPlanes.Over(List.of(), 1));
    }

    @Test
    void theOverlayOfARealImageHasThePixelsThatPydicomFinds() throws IOException {
        Path file = TestData.path("dicom/pydicom/test_files__examples_overlay.dcm");
        Instance instance = Instance.of(file, DicomReader.read(file));
        List<OverlayBitmap> bitmaps = OverlayPlanes.over(instance, 1).bitmaps();

        // dataset.overlay_array(0x6000): sum, first and last set pixel, by pydicom 2.3.1
        List<String> set = set(bitmaps.getFirst());
        assertThat(set).hasSize(PYDICOM_SUM).startsWith(PYDICOM_FIRST).endsWith(PYDICOM_LAST);
    }

    private static DataSet frames(int count) {
        return Slices.axial(1, 0)
                .putString(Tag.NumberOfFrames, Vr.IS, Integer.toString(count))
                .putBytes(Tag.PixelData, Vr.OW, new byte[count * Slices.ROWS * Slices.COLUMNS * 2]);
    }

    private static DataSet overlay(DataSet header, int group, int rows, int columns, byte[] bits) {
        return header.putInteger(group << 16 | 0x10, Vr.US, rows)
                .putInteger(group << 16 | 0x11, Vr.US, columns)
                .putString(group << 16 | 0x40, Vr.CS, "G")
                .putBytes(group << 16 | 0x3000, Vr.OW, bits);
    }

    private Instance instance(DataSet header) throws IOException {
        Path file = Slices.write(header, folder.resolve("one.dcm"));
        return Instance.of(file, DicomReader.read(file));
    }

    private List<OverlayBitmap> over(DataSet header, int frame) throws IOException {
        return OverlayPlanes.over(instance(header), frame).bitmaps();
    }

    /** "column,row" of the set pixels. */
    private static List<String> set(OverlayBitmap bitmap) {
        List<String> pixels = new ArrayList<>();
        for (int row = 0; row < bitmap.plane().rows(); row++) {
            for (int column = 0; column < bitmap.plane().columns(); column++) {
                if (bitmap.isSet(column, row)) {
                    pixels.add(column + "," + row);
                }
            }
        }
        return pixels;
    }
}
