package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.Vr;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.Volume;
import org.overread.core.ingest.StudyIngest;

class VolumeAssemblyTest {
    @TempDir
    Path folder;

    private static Series series(Path path) throws Exception {
        return new StudyIngest()
                .ingest(List.of(path), (done, total) -> {})
                .studies()
                .get(0)
                .series()
                .get(0);
    }

    private static Volume assemble(Series series) throws Exception {
        return new VolumeAssembly(new FrameReader()).assemble(series);
    }

    @Test
    void voxelsLieWhereTheirFramesSay() throws Exception {
        for (int i = 0; i < 5; i++) {
            Slices.write(Slices.axial(i, 100 - 2.5 * i), folder.resolve("i" + i));
        }

        Volume volume = assemble(series(folder));

        // the lowest slice, number 4, comes first
        assertThat(volume.value(1, 2, 0)).isEqualTo(400 + 2 * 4 + 1 - 1024);
        assertThat(volume.geometry().toPatient(1, 2, 0)).isEqualTo(new PatientPoint(-9.75, -19, 90));
        assertThat(volume.geometry().toPatient(1, 2, 4)).isEqualTo(new PatientPoint(-9.75, -19, 100));
        assertThat(volume.frames().get(4).ref().sopInstanceUid()).isEqualTo("1.3.0");
        assertThat(volume.geometry().toVoxel(new PatientPoint(-9.75, -19, 100))).containsExactly(1, 2, 4);
    }

    @Test
    void aSeriesThatIsNoVolumeIsRefusedWithItsReason() throws Exception {
        for (int i : new int[] {0, 1, 3}) {
            Slices.write(Slices.axial(i, 2.5 * i), folder.resolve("i" + i));
        }

        assertThatThrownBy(() -> assemble(series(folder)))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("1 slice is missing");
    }

    static Stream<Arguments> slicesWithoutRescale() {
        Consumer<DataSet> ct = slice -> {};
        Consumer<DataSet> pet = slice -> slice.putString(Tag.Modality, Vr.CS, "PT")
                .putString(Tag.Units, Vr.CS, "BQML")
                .putString(Tag.RescaleSlope, Vr.DS, "2.5")
                .putString(Tag.RescaleIntercept, Vr.DS, "0");
        Consumer<DataSet> mr = slice -> {
            slice.putString(Tag.Modality, Vr.CS, "MR")
                    .putString(Tag.RescaleSlope, Vr.DS, "2.5")
                    .putString(Tag.RescaleIntercept, Vr.DS, "0")
                    .remove(Tag.RescaleType);
        };
        Consumer<DataSet> missing = slice -> slice.remove(Tag.RescaleSlope);
        Consumer<DataSet> zero = slice -> slice.putString(Tag.RescaleSlope, Vr.DS, "0");
        return Stream.of(ct, pet, mr).flatMap(kind -> Stream.of(missing, zero).map(lack -> arguments(kind, lack)));
    }

    @ParameterizedTest
    @MethodSource("slicesWithoutRescale")
    void slicesThatAreNotRescaledAsTheOthersAreNoVolumeWhateverTheUnitIsCalled(
            Consumer<DataSet> kind, Consumer<DataSet> lack) throws Exception {
        for (int i = 0; i < 5; i++) {
            DataSet slice = Slices.axial(i, 2.5 * i);
            kind.accept(slice);
            if (i == 2) {
                lack.accept(slice);
            }
            Slices.write(slice, folder.resolve("i" + i));
        }
        Series series = series(folder);

        String why = "1 of 5 slices are in another unit than the others, or not rescaled to it";
        assertThat(series.warnings()).containsExactly(why);
        assertThat(series.volumetric()).isFalse();
        assertThatThrownBy(() -> assemble(series))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining(why);
    }

    @Test
    void anEnhancedMultiFrameImageIsAVolumeInTheOrderOfItsPositions() throws Exception {
        double[] heights = {6, 0, 3};
        DataSet[] groups = new DataSet[3];
        for (int i = 0; i < 3; i++) {
            groups[i] = new DataSet()
                    .putItems(
                            Tag.PlanePositionSequence,
                            new DataSet().putDecimal(Tag.ImagePositionPatient, -10, -20, heights[i]))
                    .putItems(
                            Tag.PixelValueTransformationSequence,
                            new DataSet().putDecimal(Tag.RescaleSlope, 2).putDecimal(Tag.RescaleIntercept, i));
        }
        byte[] pixels = new byte[Slices.COLUMNS * Slices.ROWS * 2 * 3];
        for (int frame = 0; frame < 3; frame++) {
            pixels[frame * pixels.length / 3] = (byte) (10 * (frame + 1));
        }
        DataSet enhanced = Slices.axial(1, 0)
                .remove(Tag.ImagePositionPatient)
                .putString(Tag.NumberOfFrames, Vr.IS, "3")
                .putItems(Tag.PerFrameFunctionalGroupsSequence, groups)
                .putBytes(Tag.PixelData, Vr.OW, pixels);
        Slices.write(enhanced, folder.resolve("enhanced"));

        Volume volume = assemble(series(folder));

        assertThat(volume.frames())
                .extracting(frame -> frame.ref().frameNumber())
                .containsExactly(2, 3, 1);
        assertThat(volume.value(0, 0, 0)).isEqualTo(2 * 20 + 1);
        assertThat(volume.value(0, 0, 2)).isEqualTo(2 * 10);
        assertThat(volume.geometry().spacingK()).isEqualTo(3);
    }

    @Test
    void theChestCtIsAssembledWithTheTumourWhereItIs() throws Exception {
        Volume volume = assemble(series(TestData.path("ct-chest")));

        // centred about (-82, -194, -194) mm: the patient's right, as the data's README says
        double[] voxel = volume.geometry().toVoxel(new PatientPoint(-82, -194, -194));
        assertThat(voxel[0]).isCloseTo(109, Offset.offset(2.0));
        assertThat(voxel[1]).isCloseTo(166, Offset.offset(2.0));
        assertThat(voxel[2]).isCloseTo(31, Offset.offset(1.0));
        assertThat(volume.value(109, 166, 31)).isBetween(-100.0, 150.0);
        // a nodule of 6 mm at (107, -131, -195): denser than the lung around it, on the patient's left
        double[] nodule = volume.geometry().toVoxel(new PatientPoint(107, -131, -195));
        int column = (int) Math.round(nodule[0]);
        int row = (int) Math.round(nodule[1]);
        assertThat(column).isEqualTo(443);
        assertThat(row).isEqualTo(277);
        assertThat(volume.value(column, row, 31)).isGreaterThan(-500);
        assertThat(volume.value(column - 14, row, 31)).isLessThan(-700);
        assertThat(volume.value(511 - column, row, 31)).isLessThan(-700);
    }
}
