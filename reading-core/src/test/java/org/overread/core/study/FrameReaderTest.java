package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.Vr;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;

class FrameReaderTest {
    @TempDir
    Path folder;

    private Instance instance(DataSet dataSet) throws IOException {
        Path file = Slices.write(dataSet, folder.resolve("one.dcm"));
        return Instance.of(file, DicomReader.read(file));
    }

    private GreyFrame read(DataSet dataSet) throws IOException {
        return new FrameReader().read(instance(dataSet), 1);
    }

    @Test
    void storedValuesAndModalityValuesAreThoseOfTheFile() throws IOException {
        GreyFrame frame = read(Slices.axial(1, 0));

        assertThat(frame.ref()).isEqualTo(new FrameRef("1.3.1", 1));
        assertThat(frame.columns()).isEqualTo(4);
        assertThat(frame.rows()).isEqualTo(3);
        assertThat(frame.storedValue(0)).isEqualTo(100);
        assertThat(frame.modalityValue(3, 2)).isEqualTo(111 - 1024);
        assertThat(frame.modalityLut().unit()).isEqualTo("HU");
    }

    @Test
    void twelveBitSignedValuesAreSignExtendedAndUnusedBitsIgnored() throws IOException {
        DataSet dataSet = Slices.axial(1, 0)
                .putInteger(Tag.Rows, Vr.US, 1)
                .putInteger(Tag.BitsStored, Vr.US, 12)
                .putInteger(Tag.HighBit, Vr.US, 11)
                .putBytes(Tag.PixelData, Vr.OW, new byte[] {
                    (byte) 0xFF, 0x0F, 0x00, (byte) 0xF8, (byte) 0xFF, (byte) 0xA7, 1, 0
                });

        GreyFrame frame = read(dataSet);

        assertThat(List.of(frame.storedValue(0), frame.storedValue(1), frame.storedValue(2), frame.storedValue(3)))
                .containsExactly(-1, -2048, 2047, 1);
    }

    @Test
    void aHighBitAboveTheStoredBitsShifts() throws IOException {
        DataSet dataSet = Slices.axial(1, 0)
                .putInteger(Tag.Rows, Vr.US, 1)
                .putInteger(Tag.BitsStored, Vr.US, 12)
                .putInteger(Tag.HighBit, Vr.US, 15)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putBytes(
                        Tag.PixelData, Vr.OW, new byte[] {(byte) 0xF5, (byte) 0xFF, 0x10, 0, 0, (byte) 0x80, 0x0F, 0});

        GreyFrame frame = read(dataSet);

        assertThat(List.of(frame.storedValue(0), frame.storedValue(1), frame.storedValue(2), frame.storedValue(3)))
                .containsExactly(4095, 1, 2048, 0);
    }

    @Test
    void unsignedSixteenBitAndEightBitValuesStayPositive() throws IOException {
        DataSet wide = Slices.axial(1, 0)
                .putInteger(Tag.Rows, Vr.US, 1)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putBytes(Tag.PixelData, Vr.OW, new byte[] {-1, -1, 0, 0, 0, 0, 0, 0});
        DataSet narrow = Slices.axial(1, 0)
                .putInteger(Tag.Rows, Vr.US, 1)
                .putInteger(Tag.BitsAllocated, Vr.US, 8)
                .putInteger(Tag.BitsStored, Vr.US, 8)
                .putInteger(Tag.HighBit, Vr.US, 7)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putBytes(Tag.PixelData, Vr.OB, new byte[] {-1, 1, 2, 3});

        assertThat(read(wide).storedValue(0)).isEqualTo(65535);
        assertThat(read(narrow).storedValue(0)).isEqualTo(255);
        assertThat(read(narrow.putInteger(Tag.PixelRepresentation, Vr.US, 1)).storedValue(0))
                .isEqualTo(-1);
    }

    @Test
    void anyFrameIsReachedByItsNumberAndNoOther() throws IOException {
        byte[] frames = new byte[4 * 2 * 3];
        frames[8] = 42;
        Instance instance = instance(Slices.axial(1, 0)
                .putInteger(Tag.Rows, Vr.US, 1)
                .putString(Tag.NumberOfFrames, Vr.IS, "3")
                .putBytes(Tag.PixelData, Vr.OW, frames));

        assertThat(new FrameReader().read(instance, 2).storedValue(0)).isEqualTo(42);
        assertThat(new FrameReader().read(instance, 2).ref().frameNumber()).isEqualTo(2);
        assertThat(refusal(instance, 4)).isEqualTo(Kind.MISSING_ATTRIBUTE);
    }

    private static Kind refusal(Instance instance, int frame) {
        return catchThrowableOfType(DicomException.class, () -> new FrameReader().read(instance, frame))
                .kind();
    }

    @Test
    void pixelDataShorterThanItsFramesIsRefusedBeforeItIsAllocated() throws IOException {
        Instance instance =
                instance(Slices.axial(1, 0).putInteger(Tag.Rows, Vr.US, 30000).putInteger(Tag.Columns, Vr.US, 30000));

        assertThat(refusal(instance, 1)).isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void colourIsRefusedAsAGreyImage() throws IOException {
        Instance instance =
                instance(Slices.axial(1, 0).putString(Tag.PhotometricInterpretation, Vr.CS, "PALETTE COLOR"));

        assertThat(refusal(instance, 1)).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void imagesOfOneBitAreGreyToo() throws IOException {
        GreyFrame frame = read(Slices.axial(1, 0)
                .putInteger(Tag.BitsAllocated, Vr.US, 1)
                .putInteger(Tag.BitsStored, Vr.US, 1)
                .putInteger(Tag.HighBit, Vr.US, 0)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .remove(Tag.RescaleSlope)
                .putBytes(Tag.PixelData, Vr.OB, new byte[] {0b101, 0b1000}));

        assertThat(frame.stored().array()).containsExactly(1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    @Test
    void theTumourOfTheChestCtHasTheDensityOfTissue() throws Exception {
        // z index 32, row 166, column 109 (see the data's README)
        Series series = new org.overread.core.ingest.StudyIngest()
                .ingest(List.of(TestData.path("ct-chest")), (done, total) -> {})
                .studies()
                .get(0)
                .series()
                .get(0);
        GreyFrame frame = new FrameReader().read(series.instances().get(31), 1);

        assertThat(frame.modalityValue(109, 166)).isBetween(-100.0, 150.0);
        assertThat(frame.modalityValue(0, 0)).isLessThan(-700);
    }
}
