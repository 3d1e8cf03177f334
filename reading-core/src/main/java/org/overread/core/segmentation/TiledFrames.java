package org.overread.core.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Value;
import org.overread.core.study.FunctionalGroups;

/**
 * Frames of a slide that are not described one by one (TILED_FULL): tiles from left to right, row of tiles by row, of
 * each focal plane, of each segment (PS3.3 C.7.6.17.3).
 */
record TiledFrames(DataSet header, SegmentationType type, List<Segment> segments) {
    private static final int MOST_FRAMES = 1 << 21;

    /** What a frame's plane position on the slide says. */
    static Optional<TilePosition> stated(DataSet header, int number) {
        return FunctionalGroups.of(header, Tag.PlanePositionSlideSequence, number)
                .flatMap(item -> {
                    OptionalInt column = item.integer(Tag.ColumnPositionInTotalImagePixelMatrix);
                    OptionalInt row = item.integer(Tag.RowPositionInTotalImagePixelMatrix);
                    return column.isPresent() && row.isPresent()
                            ? Optional.of(new TilePosition(column.getAsInt(), row.getAsInt()))
                            : Optional.empty();
                });
    }

    List<SegmentationFrame> read(int frames) throws DicomException {
        requirePixels(frames);
        if (frames > MOST_FRAMES) {
            throw new DicomException(Kind.TOO_LARGE, frames + " tiles, at most " + MOST_FRAMES);
        }
        int columns = Required.integer(header, Tag.Columns);
        int rows = Required.integer(header, Tag.Rows);
        long across = tiles(Required.integer(header, Tag.TotalPixelMatrixColumns), columns);
        long down = tiles(Required.integer(header, Tag.TotalPixelMatrixRows), rows);
        int perSegment = frames / (type == SegmentationType.LABELMAP ? 1 : segments.size());
        if (across * down < 1
                || perSegment % (across * down) != 0
                || perSegment * (long) segments.size() != frames && type != SegmentationType.LABELMAP) {
            throw new DicomException(
                    Kind.MALFORMED,
                    frames + " frames for " + across + " x " + down + " tiles of " + segments.size() + " segments");
        }
        List<SegmentationFrame> tiles = new ArrayList<>(frames);
        for (int i = 0; i < frames; i++) {
            long tile = i % (across * down);
            TilePosition position =
                    new TilePosition((int) (tile % across) * columns + 1, (int) (tile / across) * rows + 1);
            OptionalInt segment = type == SegmentationType.LABELMAP
                    ? OptionalInt.empty()
                    : OptionalInt.of(segments.get(i / perSegment).number());
            tiles.add(new SegmentationFrame(
                    i + 1, segment, Optional.empty(), Optional.of(position), List.of(), List.of()));
        }
        return tiles;
    }

    /** The number of frames is but a number where they are not described: the pixels must be there. */
    private void requirePixels(int frames) throws DicomException {
        FrameFormat format = FrameFormat.of(header);
        long held = header.element(Tag.PixelData)
                .map(element -> switch (element.value()) {
                    case Value.Stored stored -> stored.length() * 8 / ((long) format.pixels() * format.bitsAllocated());
                    case Value.Fragments fragments ->
                        (long) fragments.fragments().size();
                    case Value.Items items -> 0L;
                })
                .orElse(0L);
        if (frames > 1 && held < frames) {
            throw new DicomException(Kind.TRUNCATED, "pixels of " + held + " of " + frames + " frames");
        }
    }

    private static long tiles(int whole, int part) {
        return ((long) whole + part - 1) / part;
    }
}
