package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.Series;
import org.overread.core.study.Slice;

/** A study is opened on the JavaFX thread: it does not wait there for what reading its files has found out. */
class FrameStackTest {
    private static final int FRAMES = 40;
    private static final int SIZE = 4;

    @TempDir
    private Path folder;

    @Test
    void framesOfAnEnhancedImageAreNotAskedAgainWhereTheyLie() throws Exception {
        DicomWriter.write(enhanced(), folder.resolve("enhanced.dcm"));
        Series series = new StudyIngest()
                .ingest(List.of(folder), (done, total) -> {})
                .studies()
                .getFirst()
                .series()
                .getFirst();

        FrameStack stack = new FrameStack(series);

        List<Slice> slices = series.stacks().getFirst().slices();
        assertThat(slices).hasSize(FRAMES);
        for (int position = 0; position < FRAMES; position++) {
            // the very same: asking the functional groups anew gives one that is only equal
            assertThat(stack.frame(position).plane().orElseThrow())
                    .isSameAs(slices.get(position).plane())
                    .isSameAs(stack.planes().get(slices.get(position).ref()));
        }
    }

    private static DataSet enhanced() {
        List<DataSet> groups = new ArrayList<>();
        for (int frame = 0; frame < FRAMES; frame++) {
            groups.add(new DataSet()
                    .putItems(
                            Tag.PlanePositionSequence,
                            new DataSet().putDecimal(Tag.ImagePositionPatient, -10, -20, 0.5 * frame)));
        }
        DataSet shared = new DataSet()
                .putItems(
                        Tag.PlaneOrientationSequence,
                        new DataSet().putDecimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0))
                .putItems(Tag.PixelMeasuresSequence, new DataSet().putDecimal(Tag.PixelSpacing, 0.5, 0.5));
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2.1")
                .putString(Tag.SOPInstanceUID, Vr.UI, "1.2.840.99.3.1")
                .putString(Tag.StudyInstanceUID, Vr.UI, "1.2.840.99.3.2")
                .putString(Tag.SeriesInstanceUID, Vr.UI, "1.2.840.99.3.3")
                .putString(Tag.FrameOfReferenceUID, Vr.UI, SyntheticSeries.FRAME_OF_REFERENCE)
                .putString(Tag.Modality, Vr.CS, "CT")
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putInteger(Tag.Rows, Vr.US, SIZE)
                .putInteger(Tag.Columns, Vr.US, SIZE)
                .putInteger(Tag.BitsAllocated, Vr.US, 16)
                .putInteger(Tag.BitsStored, Vr.US, 16)
                .putInteger(Tag.HighBit, Vr.US, 15)
                .putInteger(Tag.PixelRepresentation, Vr.US, 1)
                .putString(Tag.NumberOfFrames, Vr.IS, Integer.toString(FRAMES))
                .putItems(Tag.SharedFunctionalGroupsSequence, shared)
                .putItems(Tag.PerFrameFunctionalGroupsSequence, groups)
                .putBytes(Tag.PixelData, Vr.OW, new byte[FRAMES * SIZE * SIZE * 2]);
    }
}
