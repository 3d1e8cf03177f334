package org.overread.viewer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.ColourFrame;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImageFrame;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/** A tile of a slide says which it is and how large its pixels are, and has no side of a patient. */
@ExtendWith(VirtualScreen.class)
class SlideInWindowTest {
    private static final int SIZE = 10;

    private ReadingBench bench;

    @AfterEach
    void closeWindow() {
        bench.close();
    }

    @Test
    void aTileSaysItsPlaceAmongTheTilesAndNoDirectionOfThePatient() {
        bench = new ReadingBench(SlideInWindowTest::read, 1200, 800);
        bench.open(ReadingBench.study(slide("TILED_FULL")));
        bench.script.press("Home");
        bench.settle();
        assertThat(bench.texts()).contains("Tile row 1 of 2, column 1 of 3").contains("Pixel 0.000499 mm");
        assertThat(bench.texts()).doesNotContain("in the patient unknown");
        assertThat(bench.texts().lines()).doesNotContain("L", "P", "R", "A");

        bench.script.press("End");
        bench.settle();
        assertThat(bench.texts()).contains("Tile row 2 of 2, column 3 of 3");
    }

    @Test
    void aTileWhosePlaceIsNotStatedSaysSo() {
        bench = new ReadingBench(SlideInWindowTest::read, 1200, 800);
        bench.open(ReadingBench.study(slide("TILED_SPARSE")));
        bench.settle();
        assertThat(bench.texts())
                .contains("Place of this tile on the slide unknown")
                .doesNotContain("Tile row");
    }

    private static ImageFrame read(Instance instance, int frame) {
        return new ColourFrame(new FrameRef(instance.sopInstanceUid(), frame), SIZE, SIZE, new int[SIZE * SIZE]);
    }

    private static Series slide(String organization) {
        DataSet measures = new DataSet().putString(Tag.PixelSpacing, Vr.DS, "0.000499", "0.000499");
        DataSet header = new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.77.1.6")
                .putString(Tag.PhotometricInterpretation, Vr.CS, "RGB")
                .putInteger(Tag.SamplesPerPixel, Vr.US, 3)
                .putString(Tag.PatientOrientation, Vr.CS, "L", "P")
                .putString(Tag.DimensionOrganizationType, Vr.CS, organization)
                .putInteger(Tag.Rows, Vr.US, SIZE)
                .putInteger(Tag.Columns, Vr.US, SIZE)
                .putInteger(Tag.TotalPixelMatrixColumns, Vr.UL, 25)
                .putInteger(Tag.TotalPixelMatrixRows, Vr.UL, 15)
                .putItems(
                        Tag.SharedFunctionalGroupsSequence,
                        new DataSet().putItems(Tag.PixelMeasuresSequence, measures));
        Instance instance = new Instance(
                Path.of("slide.dcm"),
                "1.2.840.10008.1.2.1",
                "1.2.77.1",
                "1.2.840.10008.5.1.4.1.1.77.1.6",
                6,
                Optional.empty(),
                header);
        return new Series("1.2.77", "SM", Optional.of(1), "Slide", "", List.of(instance), false, List.of());
    }
}
