package org.overread.core.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.TestData;
import org.overread.core.finding.MaskFrame;
import org.overread.core.image.Rgb;
import org.overread.core.study.Instance;

/**
 * Segmentations of dcmqi and highdicom. Numbers of pixels and their first and last place are numpy's, unpacked from what
 * pydicom reads.
 */
class RealSegmentationTest {

    private static Instance instance(String name) throws IOException {
        Path file = TestData.path("dicom/" + name);
        return Instance.of(file, DicomReader.read(file));
    }

    private static Segmentation segmentation(String name) throws IOException {
        return Segmentation.of(instance(name));
    }

    /** "row,column" */
    private static String place(SegmentMask mask, boolean first) {
        List<String> places = new ArrayList<>();
        mask.forEach(pixel -> places.add(pixel / mask.columns() + "," + pixel % mask.columns()));
        return first ? places.getFirst() : places.getLast();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dcmqi/segmentations__23x38x3__seg__label.seg                   | 2 | 1 | 314   | 0,0     | 37,22",
                "dcmqi/segmentations__23x38x3__seg__label.seg                   | 3 | 1 | 4     | 0,0     | 37,22",
                "dcmqi/segmentations__24x38x3__seg__label.seg                   | 2 | 1 | 315   | 0,12    | 19,17",
                "dcmqi/segmentations__partial_overlaps.dcm                      | 5 | 3 | 10509 | 206,206 | 282,332",
                "dcmqi/segmentations__partial_overlaps.dcm                      | 7 | 5 | 4713  | 330,165 | 399,190",
                "dcmqi/segmentations__sparse-labelmap-ppv5.dcm                  | 2 | 1 | 315   | 0,12    | 19,17",
                "highdicom/test_files__seg_image_ct_binary_overlap.dcm          | 6 | 2 | 4     | 6,6     | 7,7",
                "highdicom/test_files__seg_image_sm_control.dcm                 | 2 | 3 | 23    | 1,0     | 6,6",
                "highdicom/test_files__seg_image_sm_control_labelmap.dcm        | 1 | 9 | 32    | 1,0     | 6,8",
                "pydicom/test_files__liver_1frame.dcm                           | 1 | 1 | 36233 | 145,254 | 366,155",
                "pydicom/test_files__liver_expb_1frame.dcm                      | 1 | 1 | 36233 | 145,254 | 366,155"
            })
    void pixelsAreThoseThatNumpyUnpacks(String name, int frame, int segment, int pixels, String first, String last)
            throws IOException {
        Segmentation segmentation = segmentation(name);

        SegmentMask mask = segmentation.pixels().mask(segmentation.frames().get(frame), segment);

        assertThat(mask.pixels()).isEqualTo(pixels);
        assertThat(place(mask, true)).isEqualTo(first);
        assertThat(place(mask, false)).isEqualTo(last);
        assertThat(mask.frame().frameNumber()).isEqualTo(frame);
        assertThat(mask.frame().sopInstanceUid()).isEqualTo(segmentation.sopInstanceUid());
    }

    @ParameterizedTest
    @CsvSource({
        "dcmqi/segmentations__23x38x3__seg__label.seg, dcmqi/segmentations__23x38x3__image__IMG0002.dcm, 1, 1, 314",
        "dcmqi/segmentations__23x38x3__seg__label.seg, dcmqi/segmentations__23x38x3__multiframe__mf.dcm, 2, 1, 314",
        "dcmqi/segmentations__24x38x3__seg__label.seg, dcmqi/segmentations__24x38x3__image__IMG0001.dcm, 1, 1, 0",
        "dcmqi/segmentations__sparse-labelmap-ppv5.dcm, dcmqi/segmentations__24x38x3__image__IMG0003.dcm, 1, 1, 315",
        "dcmqi/segmentations__sparse-labelmap-ppv5.dcm, dcmqi/segmentations__24x38x3__image__IMG0002.dcm, 1, 1, 0",
        "dcmqi/segmentations__partial_overlaps.dcm, dcmqi/segmentations__ct-3slice__02.dcm, 1, 2, 11888",
        "dcmqi/segmentations__partial_overlaps.dcm, dcmqi/segmentations__ct-3slice__03.dcm, 1, 2, 0",
        "dcmqi/segmentations__partial_overlaps.dcm, dcmqi/segmentations__ct-3slice__01.dcm, 1, 3, 10509",
        "highdicom/test_files__seg_image_ct_binary_single_frame.dcm, highdicom/test_files__ct_image.dcm, 1, 1, 1832",
        "highdicom/test_files__seg_image_cr_binary.dcm, pydicom/test_files__dicomdir77654033__CR1__6154, 1, 1, 151",
        "highdicom/test_files__seg_image_sm_control.dcm, highdicom/test_files__sm_image_control.dcm, 21, 3, 23",
        "highdicom/test_files__seg_image_sm_control.dcm, highdicom/test_files__sm_image_control.dcm, 20, 3, 0",
        "highdicom/test_files__seg_image_sm_control_labelmap.dcm, highdicom/test_files__sm_image_control.dcm, 1, 9, 32"
    })
    void segmentLiesOnTheImageFrameItWasDrawnOn(String name, String image, int frame, int segment, int pixels)
            throws IOException {
        ProjectedSegment projected = new SegmentProjection(segmentation(name), instance(image), frame).segment(segment);

        assertThat(projected.frame().sopInstanceUid()).isEqualTo(instance(image).sopInstanceUid());
        assertThat(projected.frame().frameNumber()).isEqualTo(frame);
        if (pixels == 0) {
            assertThat(projected).isInstanceOf(ProjectedSegment.Empty.class);
        } else {
            assertThat(projected).isInstanceOfSatisfying(ProjectedSegment.Inside.class, inside -> {
                assertThat(inside.resampled()).isFalse();
                assertThat(count(inside.mask())).isEqualTo(pixels);
            });
        }
    }

    private static int count(MaskFrame mask) {
        int count = 0;
        for (boolean inside : mask.inside()) {
            count += inside ? 1 : 0;
        }
        return count;
    }

    @Test
    void projectedPixelsAreThoseOfTheFrameWhereTheGridIsTheImages() throws IOException {
        Segmentation segmentation = segmentation("dcmqi/segmentations__partial_overlaps.dcm");
        ProjectedSegment projected =
                new SegmentProjection(segmentation, instance("dcmqi/segmentations__ct-3slice__02.dcm"), 1).segment(1);

        MaskFrame mask = ((ProjectedSegment.Inside) projected).mask();
        SegmentMask own = segmentation.pixels().mask(segmentation.frames().get(1), 1);
        boolean[] inside = mask.inside();
        for (int i = 0; i < inside.length; i++) {
            int column = mask.firstColumn() + i % mask.columns();
            int row = mask.firstRow() + i / mask.columns();
            assertThat(inside[i]).isEqualTo(own.inside(column, row));
        }
        assertThat(count(mask)).isEqualTo(9602);
    }

    @Test
    void imageThatASegmentationHasNothingToDoWithIsRefusedInWords() throws IOException {
        ProjectedSegment other = new SegmentProjection(
                        segmentation("dcmqi/segmentations__partial_overlaps.dcm"),
                        instance("highdicom/test_files__ct_image.dcm"),
                        1)
                .segment(1);
        ProjectedSegment unplaced = new SegmentProjection(
                        segmentation("highdicom/test_files__seg_image_cr_binary.dcm"),
                        instance("pydicom/test_files__dicomdir77654033__CR2__6247"),
                        1)
                .segment(1);

        assertThat(((ProjectedSegment.Refused) other).reason())
                .isEqualTo("the segment lies in another frame of reference");
        assertThat(((ProjectedSegment.Refused) unplaced).reason()).contains("neither where they lie");
    }

    @Test
    void fractionsAreOfTheMaximum() throws IOException {
        Segmentation segmentation = segmentation("highdicom/test_files__seg_image_ct_true_fractional.dcm");
        FractionFrame frame =
                segmentation.pixels().fractions(segmentation.frames().get(1));

        assertThat(frame.meaning()).isEqualTo(FractionScale.Meaning.PROBABILITY);
        assertThat(frame.sum()).isCloseTo(17664 / 255.0, within(1e-9));
        assertThat(frame.atLeast(1e-9).pixels()).isEqualTo(149);
        assertThat(new SegmentVolumes(segmentation, instance("highdicom/test_files__seg_image_ct_true_fractional.dcm"))
                        .of(1))
                .isInstanceOf(SegmentVolume.Unknown.class);
    }

    /** Pixels · 0.7 · 0.7 · 2.5 mm³, and so on, from the numbers above. */
    @ParameterizedTest
    @CsvSource({
        "dcmqi/segmentations__23x38x3__seg__label.seg, 1, 0.39445, SPACING_BETWEEN_SLICES",
        "dcmqi/segmentations__sparse-labelmap-ppv5.dcm, 1, 0.77175, SPACING_BETWEEN_SLICES",
        "dcmqi/segmentations__partial_overlaps.dcm, 3, 7.0580, SPACING_BETWEEN_SLICES",
        "highdicom/test_files__seg_image_ct_binary.dcm, 1, 0.190139, POSITIONS",
        "highdicom/test_files__seg_image_ct_binary_single_frame.dcm, 1, 4.00784, SPACING_BETWEEN_SLICES"
    })
    void volumeIsInMillilitres(String name, int segment, double millilitres, SegmentVolume.SliceDistance from)
            throws IOException {
        SegmentVolume volume = new SegmentVolumes(segmentation(name), instance(name)).of(segment);

        assertThat(volume).isInstanceOfSatisfying(SegmentVolume.Known.class, known -> {
            assertThat(known.millilitres()).isCloseTo(millilitres, within(millilitres * 1e-4));
            assertThat(known.sliceDistanceFrom()).isEqualTo(from);
        });
    }

    @Test
    void tilesThatAreNotDescribedAreThoseOfTheDescribedTwin() throws IOException {
        Segmentation sparse = segmentation("highdicom/test_files__seg_image_sm_dots.dcm");
        Segmentation full = segmentation("highdicom/test_files__seg_image_sm_dots_tiled_full.dcm");
        int compared = 0;
        for (SegmentationFrame frame : sparse.frames().all()) {
            int segment = frame.segment().orElseThrow();
            SegmentationFrame twin = full.frames().of(segment).stream()
                    .filter(tile -> tile.tile().equals(frame.tile()))
                    .findFirst()
                    .orElseThrow();
            SegmentMask mask = sparse.pixels().mask(frame, segment);
            SegmentMask other = full.pixels().mask(twin, segment);
            assertThat(place(other, true)).isEqualTo(place(mask, true));
            assertThat(other.pixels()).isEqualTo(mask.pixels());
            compared++;
        }
        assertThat(compared).isEqualTo(62);
    }

    @Test
    void segmentsAreDescribedAsTheyStand() throws IOException {
        Segmentation segmentation = segmentation("dcmqi/segmentations__sparse-labelmap-ppv5.dcm");

        assertThat(segmentation.type()).isEqualTo(SegmentationType.LABELMAP);
        assertThat(segmentation.overlap()).isEqualTo(SegmentsOverlap.NO);
        assertThat(segmentation.background()).hasValue(5);
        assertThat(segmentation.segment(0).orElseThrow().background()).isTrue();
        Segment liver = segmentation.segment(1).orElseThrow();
        assertThat(liver.background()).isFalse();
        assertThat(liver.label()).contains("Liver");
        assertThat(liver.type().orElseThrow().concept().value()).isEqualTo("10200004");
        assertThat(liver.category().orElseThrow().value()).isEqualTo("85756007");
        assertThat(liver.algorithm().type()).contains(SegmentAlgorithm.Type.SEMIAUTOMATIC);
        assertThat(liver.algorithm().name()).contains("SlicerEditor");
        assertThat(liver.trackingUid()).contains("1.2.3");
        assertThat(segmentation.frames().get(2).dimensionIndices()).containsExactly(1, 2);
        assertThat(segmentation.dimensions())
                .extracting(FrameDimension::attribute)
                .containsExactly(0x00209056, 0x00209057);
        assertThat(segmentation.referenced().get(0).instances()).hasSize(2);
        assertThat(segmentation.warnings()).isEmpty();
    }

    @Test
    void paletteGivesTheColoursOfALabelMap() throws IOException {
        Segmentation segmentation =
                segmentation("highdicom/test_files__seg_image_sm_control_labelmap_palette_color.dcm");

        assertThat(segmentation.segment(0).orElseThrow().colour()).contains(new Rgb(0, 0, 0));
        assertThat(segmentation.segment(1).orElseThrow().colour()).contains(new Rgb(255, 0, 191));
        assertThat(segmentation.segment(2).orElseThrow().colour()).contains(new Rgb(0xb6 + 0x47, 0, 255));
    }
}
