package org.overread.core.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;

/**
 * How the frames of a whole-slide image make up its total pixel matrix (PS3.3 C.7.6.17.3, C.8.12.14): in the order of tiles
 * (TILED_FULL), or each where it says (TILED_SPARSE, or nothing stated). Nothing is kept for each tile, however many are stated.
 *
 * @param tilesAcross columns of tiles
 * @param tilesDown rows of tiles
 */
public record SlideGeometry(
        DataSet header, int frames, long totalColumns, long totalRows, long tilesAcross, long tilesDown) {
    private static final Set<String> CLASSES = Set.of(
            "1.2.840.10008.5.1.4.1.1.77.1.3", // Slide-Coordinates Microscopic
            "1.2.840.10008.5.1.4.1.1.77.1.6", // Whole Slide Microscopy
            "1.2.840.10008.5.1.4.1.1.77.1.8", // Confocal Microscopy
            "1.2.840.10008.5.1.4.1.1.77.1.9"); // Confocal Microscopy, tiled pyramid
    /** Of their own extent, which is not the matrix'. */
    private static final Set<String> BESIDE = Set.of("THUMBNAIL", "LABEL", "OVERVIEW", "LOCALIZER");

    /** Whether what is shown lies on a slide, not in a patient. */
    public static boolean isSlide(DataSet header) {
        return CLASSES.contains(header.string(Tag.SOPClassUID).orElse(""))
                        && !header.contains(Tag.ImageOrientationPatient)
                || header.contains(Tag.ImageOrientationSlide);
    }

    /** Empty where an image is no slide, has no total pixel matrix of a possible size, or shows the slide beside it (label, overview). */
    public static Optional<SlideGeometry> of(Instance instance) {
        DataSet header = instance.header();
        long columns = header.integer(Tag.Columns).orElse(0);
        long rows = header.integer(Tag.Rows).orElse(0);
        long totalColumns = header.integer(Tag.TotalPixelMatrixColumns).orElse(0);
        long totalRows = header.integer(Tag.TotalPixelMatrixRows).orElse(0);
        List<String> type = header.strings(Tag.ImageType);
        boolean beside = type.size() > 2 && BESIDE.contains(type.get(2));
        if (!isSlide(header) || beside || columns < 1 || rows < 1 || totalColumns < 1 || totalRows < 1) {
            return Optional.empty();
        }
        return Optional.of(new SlideGeometry(
                header,
                instance.frames(),
                totalColumns,
                totalRows,
                parts(totalColumns, columns),
                parts(totalRows, rows)));
    }

    /** A frame, numbered from 1; empty where the numbers of frames, tiles, planes and paths contradict each other, or it says no place within the matrix. */
    public Optional<SlideTile> tile(int frameNumber) {
        if (frameNumber < 1 || frameNumber > frames) {
            return Optional.empty();
        }
        boolean full = header.string(Tag.DimensionOrganizationType)
                .filter("TILED_FULL"::equals)
                .isPresent();
        return full ? inOrder(frameNumber) : described(frameNumber);
    }

    /** From left to right, row by row, of each focal plane, of each optical path. */
    private Optional<SlideTile> inOrder(int frameNumber) {
        long tiles = tilesAcross * tilesDown;
        long planes = planes();
        if (!areAsMany(tiles, planes)) {
            return Optional.empty();
        }
        long index = framesBefore() + frameNumber - 1;
        long tile = index % tiles;
        long plane = index / tiles % planes;
        SlideTile.Grid grid = new SlideTile.Grid(tile / tilesAcross + 1, tile % tilesAcross + 1);
        long column = (grid.column() - 1) * columns() + 1;
        long row = (grid.row() - 1) * rows() + 1;
        return Optional.of(new SlideTile(
                column,
                row,
                Optional.of(grid),
                OptionalInt.of((int) plane + 1),
                path((int) (index / tiles / planes)),
                SlidePlacement.of(header, frameNumber).map(placed -> placed.at(column, row, plane))));
    }

    /** Whether there are as many frames as tiles; of a part of a concatenation, not more. */
    private boolean areAsMany(long tiles, long planes) {
        if (planes < 1 || tiles > Long.MAX_VALUE / planes / paths()) {
            return false;
        }
        long all = tiles * planes * paths();
        return isPart() ? framesBefore() + frames <= all : frames == all;
    }

    private boolean isPart() {
        return header.contains(Tag.ConcatenationUID);
    }

    private long framesBefore() {
        return isPart()
                ? Math.max(0, header.integer(Tag.ConcatenationFrameOffsetNumber).orElse(0))
                : 0;
    }

    /** Where they are not stated, as many as the frames are enough for. */
    private long planes() {
        long enough = isPart() ? 1 : frames / (tilesAcross * tilesDown) / paths();
        return header.integer(Tag.TotalPixelMatrixFocalPlanes).orElse((int) enough);
    }

    private Optional<SlideTile> described(int frameNumber) {
        Optional<DataSet> position = FunctionalGroups.of(header, Tag.PlanePositionSlideSequence, frameNumber);
        long column = stated(position, Tag.ColumnPositionInTotalImagePixelMatrix);
        long row = stated(position, Tag.RowPositionInTotalImagePixelMatrix);
        if (column < 1 || row < 1 || column > totalColumns || row > totalRows) {
            return Optional.empty();
        }
        boolean even = (column - 1) % columns() == 0 && (row - 1) % rows() == 0;
        Optional<SlideTile.Grid> grid = even
                ? Optional.of(new SlideTile.Grid((row - 1) / rows() + 1, (column - 1) / columns() + 1))
                : Optional.empty();
        Optional<String> path = FunctionalGroups.of(header, Tag.OpticalPathIdentificationSequence, frameNumber)
                .flatMap(item -> item.string(Tag.OpticalPathIdentifier));
        return Optional.of(new SlideTile(
                column,
                row,
                grid,
                OptionalInt.empty(),
                path,
                SlidePlacement.stated(position.get())
                        .or(() -> SlidePlacement.of(header, frameNumber).map(placed -> placed.at(column, row, 0)))));
    }

    private static long stated(Optional<DataSet> position, int tag) {
        OptionalInt value = position.map(item -> item.integer(tag)).orElse(OptionalInt.empty());
        return value.orElse(0);
    }

    private long paths() {
        int listed = header.items(Tag.OpticalPathSequence).size();
        return Math.max(1, header.integer(Tag.NumberOfOpticalPaths).orElse(listed));
    }

    private Optional<String> path(int index) {
        List<DataSet> listed = header.items(Tag.OpticalPathSequence);
        return index < listed.size() ? listed.get(index).string(Tag.OpticalPathIdentifier) : Optional.empty();
    }

    private long columns() {
        return header.integer(Tag.Columns).orElseThrow();
    }

    private long rows() {
        return header.integer(Tag.Rows).orElseThrow();
    }

    private static long parts(long whole, long part) {
        return (whole + part - 1) / part;
    }
}
