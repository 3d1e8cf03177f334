package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.Volume;
import org.overread.core.ingest.StudyIngest;

class SeriesVolumeTest {
    private static final String CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

    @TempDir
    private Path folder;

    /** Ten slices, numbered from 10 on, and others. */
    private Series series(DataSet... others) throws Exception {
        List<DataSet> images = new ArrayList<>(List.of(others));
        for (int i = 0; i < 10; i++) {
            images.add(Slices.axial(10 + i, 3 * i));
        }
        for (int i = 0; i < images.size(); i++) {
            Slices.write(images.get(i), folder.resolve("i" + i));
        }
        return new StudyIngest()
                .ingest(List.of(folder), (done, total) -> {})
                .studies()
                .getFirst()
                .series()
                .getFirst();
    }

    private static DataSet scout(int number, double... orientation) {
        return Slices.axial(number, 0)
                .putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "LOCALIZER")
                .putDecimal(Tag.ImageOrientationPatient, orientation)
                .putDecimal(Tag.PixelSpacing, 1, 1);
    }

    @Test
    void scoutsBesideTheSlicesDoNotKeepThemFromBeingAVolumeAndAreNamed() throws Exception {
        Series series = series(scout(1, 1, 0, 0, 0, 0, -1), scout(2, 0, 1, 0, 0, 0, -1));

        assertThat(series.volumetric()).isTrue();
        assertThat(series.warnings()).contains("images 1, 2 are no part of the volume of 10 slices");
        Volume volume = new VolumeAssembly(new FrameReader()).assemble(series);
        assertThat(volume.geometry().slices()).isEqualTo(10);
        for (int k = 0; k < 10; k++) {
            assertThat(volume.value(0, 0, k)).isEqualTo(100 * (10 + k) - 1024);
        }
        assertThat(series.readingOrder()).hasSize(12);
    }

    @Test
    void aScoutThatIsNotMarkedIsToldByCrossingTheSlices() throws Exception {
        DataSet unmarked = scout(1, 1, 0, 0, 0, 0, -1).remove(Tag.ImageType);

        assertThat(series(unmarked).volume().orElseThrow().slices()).hasSize(10);
    }

    @Test
    void aCapturedScreenWithoutAPlaceIsNoSlice() throws Exception {
        DataSet screen = Slices.axial(1, 0)
                .remove(Tag.ImagePositionPatient)
                .remove(Tag.ImageOrientationPatient)
                .putString(Tag.SOPClassUID, Vr.UI, CAPTURE);

        assertThat(series(screen).warnings()).contains("image 1 is no part of the volume of 10 slices");
    }

    @Test
    void anImageThatCouldBeASliceLeavesTheVolumeInDoubt() throws Exception {
        DataSet lost = Slices.axial(1, 0).remove(Tag.ImagePositionPatient);
        Series series = series(lost);

        assertThat(series.volumetric()).isFalse();
        assertThatThrownBy(() -> new VolumeAssembly(new FrameReader()).assemble(series))
                .hasMessageContaining("not a volume");
    }

    @Test
    void aParallelSliceOfOtherPixelsLeavesTheVolumeInDoubt() throws Exception {
        assertThat(series(Slices.axial(1, -3).putDecimal(Tag.PixelSpacing, 1, 1))
                        .volumetric())
                .isFalse();
    }

    @Test
    void asManyImagesAcrossAsAlongAreNoScouts() throws Exception {
        List<DataSet> coronal = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            coronal.add(scout(50 + i, 1, 0, 0, 0, 0, -1)
                    .putString(Tag.SOPClassUID, Vr.UI, SopClass.CT_IMAGE)
                    .putDecimal(Tag.ImagePositionPatient, 0, 5 * i, 0));
        }

        assertThat(series(coronal.toArray(DataSet[]::new)).volumetric()).isFalse();
    }
}
