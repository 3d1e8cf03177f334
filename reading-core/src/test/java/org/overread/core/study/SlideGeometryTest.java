package org.overread.core.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.Vr;

/** Expected places are worked out by hand from the attributes, by PS3.3 C.7.6.17.3 and C.8.12.2.1.1. */
class SlideGeometryTest {
    private static final double CLOSE = 1e-9;

    @Test
    void framesInOrderFillTheMatrixPlaneByPlaneAndPathByPath() {
        // 25 x 15 pixels in tiles of 10 x 10: 3 across, 2 down; 2 planes, 2 paths
        Instance slide = instance(full(24));
        SlideGeometry geometry = SlideGeometry.of(slide).orElseThrow();

        assertEquals(3, geometry.tilesAcross());
        assertEquals(2, geometry.tilesDown());
        assertTile(geometry, 1, 1, 1, 1, "red");
        assertTile(geometry, 3, 1, 3, 1, "red");
        assertTile(geometry, 4, 2, 1, 1, "red");
        assertTile(geometry, 7, 1, 1, 2, "red");
        assertTile(geometry, 13, 1, 1, 1, "green");
        assertTile(geometry, 24, 2, 3, 2, "green");
        SlideTile last = geometry.tile(24).orElseThrow();
        assertEquals(21, last.column());
        assertEquals(11, last.row());
        assertTrue(geometry.tile(0).isEmpty());
        assertTrue(geometry.tile(25).isEmpty());
    }

    @Test
    void aTileLiesOnTheSlideInMillimetres() {
        // rows run to -y, columns to -x; 20 columns and 10 rows on: x = 20 - 10 · 0.002, y = 40 - 20 · 0.001
        SlideTile last =
                SlideGeometry.of(instance(full(24))).orElseThrow().tile(24).orElseThrow();

        SlidePoint corner = last.firstPixelCentre().orElseThrow();
        assertEquals(19.98, corner.x(), CLOSE);
        assertEquals(39.98, corner.y(), CLOSE);
        assertEquals(0.005 + 0.003, corner.z().orElseThrow(), CLOSE, "5 µm, and one plane of 0.003 mm above");
    }

    @Test
    void framesThatAreDescribedLieWhereTheySay() {
        DataSet header = slide(3).putString(Tag.DimensionOrganizationType, Vr.CS, "TILED_SPARSE")
                .putItems(
                        Tag.PerFrameFunctionalGroupsSequence,
                        at(11, 11, "17.5", "7"),
                        at(4, 1, null, null),
                        at(26, 1, null, null));
        SlideGeometry geometry = SlideGeometry.of(instance(header)).orElseThrow();

        SlideTile first = geometry.tile(1).orElseThrow();
        assertEquals(Optional.of(new SlideTile.Grid(2, 2)), first.grid());
        assertEquals(Optional.of("green"), first.opticalPath());
        assertEquals(OptionalInt.empty(), first.focalPlane());
        assertEquals(Optional.of(new SlidePoint(17.5, 7, OptionalDouble.empty())), first.firstPixelCentre());
        SlideTile between = geometry.tile(2).orElseThrow();
        assertEquals(Optional.empty(), between.grid(), "column 4 is no tile's first");
        assertEquals(4, between.column());
        assertEquals(40 - 3 * 0.001, between.firstPixelCentre().orElseThrow().y(), CLOSE);
        assertTrue(geometry.tile(3).isEmpty(), "column 26 of 25");
    }

    @Test
    void aPartOfAConcatenationGoesOnWhereTheOneBeforeItEnded() {
        DataSet header = full(6).putString(Tag.ConcatenationUID, Vr.UI, "1.2.3")
                .putInteger(Tag.ConcatenationFrameOffsetNumber, Vr.UL, 12);

        assertTile(SlideGeometry.of(instance(header)).orElseThrow(), 2, 1, 2, 1, "green");
        assertTrue(SlideGeometry.of(instance(header.putInteger(Tag.ConcatenationFrameOffsetNumber, Vr.UL, 19)))
                .orElseThrow()
                .tile(1)
                .isEmpty());
    }

    @Test
    void numbersThatContradictEachOtherOrCannotBeGiveNoPlace() {
        assertTrue(SlideGeometry.of(instance(full(23))).orElseThrow().tile(1).isEmpty());
        DataSet hostile = full(24).putInteger(Tag.TotalPixelMatrixColumns, Vr.UL, Integer.MAX_VALUE)
                .putInteger(Tag.TotalPixelMatrixRows, Vr.UL, Integer.MAX_VALUE)
                .putInteger(Tag.TotalPixelMatrixFocalPlanes, Vr.UL, Integer.MAX_VALUE)
                .putInteger(Tag.NumberOfOpticalPaths, Vr.UL, Integer.MAX_VALUE)
                .putInteger(Tag.Rows, Vr.US, 1)
                .putInteger(Tag.Columns, Vr.US, 1);
        assertTrue(SlideGeometry.of(instance(hostile)).orElseThrow().tile(1).isEmpty());
        assertTrue(SlideGeometry.of(instance(full(24).putInteger(Tag.TotalPixelMatrixRows, Vr.UL, -1)))
                .isEmpty());
        assertTrue(SlideGeometry.of(instance(full(24).putInteger(Tag.Columns, Vr.US, 0)))
                .isEmpty());
    }

    @Test
    void withoutOrientationOrOriginATileIsInTheMatrixButNotOnTheSlide() {
        DataSet header = full(24).putString(Tag.ImageOrientationSlide, Vr.DS, "1", "0", "0", "1", "0", "0");

        SlideTile tile =
                SlideGeometry.of(instance(header)).orElseThrow().tile(2).orElseThrow();

        assertEquals(11, tile.column());
        assertEquals(Optional.empty(), tile.firstPixelCentre(), "axes that are parallel");
    }

    @Test
    void aLabelIsNoPartOfTheMatrixAndASlideHasNoDirectionsOfAPatient() {
        DataSet label = full(1).putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "LABEL", "NONE");
        DataSet turned = full(24).putString(Tag.PatientOrientation, Vr.CS, "L", "P");

        assertTrue(SlideGeometry.of(instance(label)).isEmpty());
        assertTrue(SlideGeometry.isSlide(label));
        assertTrue(instance(turned).orientation(1).isEmpty());
        assertFalse(SlideGeometry.isSlide(Slices.axial(1, 0)));
    }

    @Test
    void aRealSlide() throws Exception {
        Path file = TestData.path("dicom/highdicom/test_files__sm_image.dcm");
        SlideGeometry geometry =
                SlideGeometry.of(Instance.of(file, DicomReader.read(file))).orElseThrow();

        SlideTile seventh = geometry.tile(7).orElseThrow();
        assertEquals(Optional.of(new SlideTile.Grid(2, 2)), seventh.grid());
        SlidePoint corner = seventh.firstPixelCentre().orElseThrow();
        assertEquals(23.449873 - 10 * 0.000499, corner.x(), CLOSE);
        assertEquals(25.691574 - 10 * 0.000499, corner.y(), CLOSE);
    }

    private static void assertTile(SlideGeometry geometry, int frame, int row, int column, int plane, String path) {
        SlideTile tile = geometry.tile(frame).orElseThrow();
        assertEquals(Optional.of(new SlideTile.Grid(row, column)), tile.grid(), "frame " + frame);
        assertEquals(OptionalInt.of(plane), tile.focalPlane(), "frame " + frame);
        assertEquals(Optional.of(path), tile.opticalPath(), "frame " + frame);
    }

    private static DataSet full(int frames) {
        return slide(frames)
                .putString(Tag.DimensionOrganizationType, Vr.CS, "TILED_FULL")
                .putInteger(Tag.TotalPixelMatrixFocalPlanes, Vr.UL, 2);
    }

    private static DataSet slide(int frames) {
        DataSet measures = new DataSet()
                .putString(Tag.PixelSpacing, Vr.DS, "0.002", "0.001")
                .putString(Tag.SpacingBetweenSlices, Vr.DS, "0.003");
        return new DataSet()
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.77.1.6")
                .putString(Tag.SOPInstanceUID, Vr.UI, "1.2.3.4")
                .putString(Tag.NumberOfFrames, Vr.IS, Integer.toString(frames))
                .putInteger(Tag.Rows, Vr.US, 10)
                .putInteger(Tag.Columns, Vr.US, 10)
                .putInteger(Tag.TotalPixelMatrixColumns, Vr.UL, 25)
                .putInteger(Tag.TotalPixelMatrixRows, Vr.UL, 15)
                .putString(Tag.ImageOrientationSlide, Vr.DS, "0", "-1", "0", "-1", "0", "0")
                .putItems(
                        Tag.TotalPixelMatrixOriginSequence,
                        place("20", "40").putString(Tag.ZOffsetInSlideCoordinateSystem, Vr.DS, "5"))
                .putItems(Tag.OpticalPathSequence, path("red"), path("green"))
                .putItems(
                        Tag.SharedFunctionalGroupsSequence,
                        new DataSet().putItems(Tag.PixelMeasuresSequence, measures));
    }

    private static DataSet at(int column, int row, String x, String y) {
        DataSet position = (x == null ? new DataSet() : place(x, y))
                .putInteger(Tag.ColumnPositionInTotalImagePixelMatrix, Vr.SL, column)
                .putInteger(Tag.RowPositionInTotalImagePixelMatrix, Vr.SL, row);
        return new DataSet()
                .putItems(Tag.PlanePositionSlideSequence, position)
                .putItems(Tag.OpticalPathIdentificationSequence, path("green"));
    }

    private static DataSet place(String x, String y) {
        return new DataSet()
                .putString(Tag.XOffsetInSlideCoordinateSystem, Vr.DS, x)
                .putString(Tag.YOffsetInSlideCoordinateSystem, Vr.DS, y);
    }

    private static DataSet path(String identifier) {
        return new DataSet().putString(Tag.OpticalPathIdentifier, Vr.SH, identifier);
    }

    private static Instance instance(DataSet header) {
        return Headers.instance(header);
    }
}
