package org.overread.core.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.MaskFrame;
import org.overread.core.study.Instance;

/** A segment on the pixels of an image: never shifted, never mirrored, never on another slice. */
class SegmentProjectionTest {

    private static SegmentationFixture lShape() {
        // an L: (1,0) (1,1) (2,1), column first
        return new SegmentationFixture().frame(2, 10, 20, 30).frame(1, 10, 20, 30, 1, 6, 7);
    }

    private static ProjectedSegment project(SegmentationFixture segmentation, Instance image) throws IOException {
        return new SegmentProjection(segmentation.read(), image, 1).segment(1);
    }

    /** "column,row" of each pixel inside. */
    private static List<String> pixels(ProjectedSegment projected) {
        MaskFrame mask = ((ProjectedSegment.Inside) projected).mask();
        List<String> pixels = new ArrayList<>();
        boolean[] inside = mask.inside();
        for (int i = 0; i < inside.length; i++) {
            if (inside[i]) {
                pixels.add((mask.firstColumn() + i % mask.columns()) + "," + (mask.firstRow() + i / mask.columns()));
            }
        }
        return pixels;
    }

    private static String reason(ProjectedSegment projected) {
        return ((ProjectedSegment.Refused) projected).reason();
    }

    @Test
    void sameGridGivesTheSamePixels() throws IOException {
        ProjectedSegment projected = project(lShape(), SegmentationFixture.image(5, 3, 10, 20, 30));

        assertThat(pixels(projected)).containsExactly("1,0", "1,1", "2,1");
        assertThat(((ProjectedSegment.Inside) projected).resampled()).isFalse();
    }

    @Test
    void cutOutSegmentationLiesWhereItsPositionSays() throws IOException {
        // the image begins 3 columns (1 mm each) and 2 rows (2 mm each) earlier
        ProjectedSegment projected = project(lShape(), SegmentationFixture.image(12, 9, 7, 16, 30));

        assertThat(pixels(projected)).containsExactly("4,2", "4,3", "5,3");
        assertThat(((ProjectedSegment.Inside) projected).resampled()).isFalse();
    }

    @Test
    void mirroredAndTurnedGridsAreTurnedBack() throws IOException {
        // columns run to the right (-x) from x = 14: column 1 lies at x = 13, the image's column 3
        SegmentationFixture mirrored =
                new SegmentationFixture().orientation(-1, 0, 0, 0, 1, 0).frame(1, 14, 20, 30, 1, 6, 7);
        // both axes reversed
        SegmentationFixture turned =
                new SegmentationFixture().orientation(-1, 0, 0, 0, -1, 0).frame(1, 14, 24, 30, 1, 6, 7);
        Instance image = SegmentationFixture.image(5, 3, 10, 20, 30);

        assertThat(pixels(project(mirrored, image))).containsExactly("3,0", "2,1", "3,1");
        assertThat(pixels(project(turned, image))).containsExactly("2,1", "3,1", "3,2");
    }

    @Test
    void finerImageIsSampledAndSaysSo() throws IOException {
        Instance fine = SegmentationFixture.image(10, 3, 9.75, 20, 30);
        fine.header().putDecimal(Tag.PixelSpacing, 2, 0.5);
        ProjectedSegment projected = project(lShape(), SegmentationFixture.asFile(fine.header()));

        assertThat(pixels(projected)).containsExactly("2,0", "3,0", "2,1", "3,1", "4,1", "5,1");
        assertThat(((ProjectedSegment.Inside) projected).resampled()).isTrue();
    }

    @Test
    void anotherSliceGetsNothing() throws IOException {
        SegmentationFixture two =
                new SegmentationFixture().frame(1, 10, 20, 30, 1).frame(1, 10, 20, 38, 7);

        assertThat(project(two, SegmentationFixture.image(5, 3, 10, 20, 42)))
                .isInstanceOf(ProjectedSegment.Empty.class);
        assertThat(reason(project(two, SegmentationFixture.image(5, 3, 10, 20, 34))))
                .isEqualTo("none of the segment's frames lies in this image's plane");
        assertThat(pixels(project(two, SegmentationFixture.image(5, 3, 10, 20, 38))))
                .containsExactly("2,1");
    }

    @Test
    void frameThatRefersToAnImageItLiesOffIsRefused() throws IOException {
        SegmentationFixture off = lShape().from(SegmentationFixture.IMAGE);

        assertThat(reason(project(off, SegmentationFixture.image(5, 3, 10, 20, 31))))
                .isEqualTo("the segment refers to this image, but lies 1.00 mm off it");
    }

    @Test
    void anotherFrameOfReferenceIsRefused() throws IOException {
        SegmentationFixture elsewhere = lShape().from(SegmentationFixture.IMAGE);
        elsewhere.header().putString(Tag.FrameOfReferenceUID, Vr.UI, "2.25.5");

        assertThat(reason(project(elsewhere, SegmentationFixture.image(5, 3, 10, 20, 30))))
                .isEqualTo("the segment refers to this image, but lies in another frame of reference");
    }

    @Test
    void withoutPositionsTheReferenceDecidesIfSizesAgree() throws IOException {
        SegmentationFixture unplaced = lShape().from(SegmentationFixture.IMAGE);
        unplaced.frames().forEach(frame -> frame.remove(Tag.PlanePositionSequence));

        assertThat(pixels(project(unplaced, SegmentationFixture.image(5, 3, 0, 0, 0))))
                .containsExactly("1,0", "1,1", "2,1");
        assertThat(reason(project(unplaced, SegmentationFixture.image(5, 4, 0, 0, 0))))
                .isEqualTo("the segment's frames of 5 x 3 pixels do not say where they lie on this image of 5 x 4");
        Instance manyFrames = SegmentationFixture.image(5, 3, 0, 0, 0);
        DataSet header = manyFrames.header().putString(Tag.NumberOfFrames, Vr.IS, "4");
        assertThat(reason(project(unplaced, SegmentationFixture.asFile(header))))
                .isEqualTo("the segment does not say which of this image's frames it lies on");
    }

    @Test
    void pixelsThatWereMovedAreNotPutBackByGuessing() throws IOException {
        SegmentationFixture moved = lShape().from(SegmentationFixture.IMAGE);
        moved.frames().forEach(frame -> frame.remove(Tag.PlanePositionSequence));
        moved.frames()
                .getLast()
                .item(Tag.DerivationImageSequence)
                .flatMap(item -> item.item(Tag.SourceImageSequence))
                .orElseThrow()
                .putString(Tag.SpatialLocationsPreserved, Vr.CS, "NO");

        assertThat(reason(project(moved, SegmentationFixture.image(5, 3, 0, 0, 0))))
                .contains("do not lie where");
    }
}
