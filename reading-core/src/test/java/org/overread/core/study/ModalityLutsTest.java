package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.ModalityLut;

class ModalityLutsTest {

    @Test
    void aTableMapsFromItsFirstInputOnAndClampsBeyondItsEnds() throws IOException {
        ModalityLut lut = of(withTable(LutItems.words(3, 10, 12, 100, 200, 4000)));

        assertThat(lut.apply(9)).isEqualTo(100);
        assertThat(lut.apply(11)).isEqualTo(200);
        assertThat(lut.apply(12)).isEqualTo(4000);
        assertThat(lut.apply(60000)).isEqualTo(4000);
        assertThat(lut.unit()).isEqualTo("OD");
    }

    @Test
    void theFirstInputOfSignedPixelsIsSignedWhateverItsLabel() throws IOException {
        DataSet item = LutItems.words(2, 0xFFFE, 16, 7, 9);
        DataSet signed = withTable(item).putInteger(Tag.PixelRepresentation, Vr.US, 1);

        assertThat(of(signed).apply(-2)).isEqualTo(7);
        assertThat(of(signed).apply(-1)).isEqualTo(9);
        assertThat(of(withTable(item)).apply(0xFFFF)).isEqualTo(9);
    }

    @Test
    void zeroEntriesAreSixtyFiveThousandAndEntriesMayBeBytes() throws IOException {
        byte[] bytes = new byte[65536];
        bytes[65535] = (byte) 200;
        DataSet item =
                new DataSet().putInteger(Tag.LUTDescriptor, Vr.US, 0, 0, 8).putBytes(Tag.LUTData, Vr.OW, bytes);

        assertThat(of(withTable(item)).apply(65535)).isEqualTo(200);
        assertThat(of(withTable(item)).apply(65534)).isZero();
    }

    @Test
    void aTableThatIsCutShortIsRefusedAndAnEmptyItemIsNone() throws IOException {
        assertThatThrownBy(() -> of(withTable(LutItems.words(100, 0, 16, 1, 2))))
                .isInstanceOfSatisfying(
                        DicomException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(DicomException.Kind.TRUNCATED));
        assertThat(of(withTable(new DataSet()))).isEqualTo(ModalityLut.IDENTITY);
    }

    @Test
    void aSlopeOfZeroGivesStoredValuesWithoutAUnitAndIsSaid() throws IOException {
        DataSet header = rescale(0, -1024).putString(Tag.Modality, Vr.CS, "CT");

        assertThat(of(header)).isEqualTo(ModalityLut.IDENTITY);
        assertThat(ImageRemarks.of(LutItems.instance(header), 1).cautions())
                .containsExactly("stored values: Rescale Slope is 0");
    }

    @Test
    void angiogramsAreShownAsStored() throws IOException {
        DataSet header = rescale(2, 5)
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.12.1")
                .putString(Tag.PixelIntensityRelationship, Vr.CS, "LOG");

        assertThat(of(header).apply(100)).isEqualTo(100);
        assertThat(ImageRemarks.of(LutItems.instance(header), 1).cautions()).hasSize(1);
        assertThat(of(header.putString(Tag.PixelIntensityRelationship, Vr.CS, "LIN"))
                        .apply(100))
                .isEqualTo(205);
    }

    @Test
    void eachFrameHasItsOwnRescaleAndElseTheSharedOne() throws IOException {
        DataSet shared = new DataSet().putItems(Tag.PixelValueTransformationSequence, rescale(2, 0));
        DataSet own = new DataSet().putItems(Tag.PixelValueTransformationSequence, rescale(3, 1));
        DataSet header = new DataSet()
                .putItems(Tag.SharedFunctionalGroupsSequence, shared)
                .putItems(Tag.PerFrameFunctionalGroupsSequence, new DataSet(), own);

        assertThat(ModalityLuts.of(header, 1).apply(10)).isEqualTo(20);
        assertThat(ModalityLuts.of(header, 2).apply(10)).isEqualTo(31);
    }

    @Test
    void unitsAreThoseOfTheFileAndHounsfieldOnlyWhereCtMeansThem() throws IOException {
        DataSet ct = rescale(1, -1024).putString(Tag.Modality, Vr.CS, "CT");
        assertThat(of(ct).unit()).isEqualTo("HU");
        assertThat(of(ct.putString(Tag.RescaleType, Vr.LO, "US")).unit()).isEmpty();
        assertThat(of(ct.remove(Tag.RescaleType).putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "LOCALIZER"))
                        .unit())
                .isEmpty();
        assertThat(of(rescale(1, 0).putString(Tag.Modality, Vr.CS, "MR")).unit())
                .isEmpty();
        DataSet pet = rescale(0.5, 0).putString(Tag.Modality, Vr.CS, "PT");
        assertThat(of(pet.putString(Tag.Units, Vr.CS, "BQML")).unit()).isEqualTo("Bq/ml");
    }

    private static ModalityLut of(DataSet header) throws IOException {
        return ModalityLuts.of(header, 1);
    }

    private static DataSet withTable(DataSet item) {
        item.putString(Tag.ModalityLUTType, Vr.LO, "OD");
        return new DataSet().putItems(Tag.ModalityLUTSequence, item);
    }

    private static DataSet rescale(double slope, double intercept) {
        return new DataSet().putDecimal(Tag.RescaleSlope, slope).putDecimal(Tag.RescaleIntercept, intercept);
    }
}
