package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.study.SlideGeometry;
import org.overread.core.study.SlideTile;
import org.overread.viewer.theme.Texts;

/** Where a frame of a slide lies: its row and column among the tiles, its focal plane and optical path where there are several. */
final class SlideText {

    /** Of a frame that is part of a slide's total pixel matrix; empty of any other. */
    static List<String> lines(StackFrame frame) {
        Optional<SlideGeometry> slide = SlideGeometry.of(frame.instance());
        return slide.map(geometry -> geometry.tile(frame.ref().frameNumber())
                        .map(tile -> lines(geometry, tile))
                        .orElseGet(() -> List.of(Texts.of("viewport.tileUnknown"))))
                .orElse(List.of());
    }

    private static List<String> lines(SlideGeometry geometry, SlideTile tile) {
        List<String> lines = new ArrayList<>();
        lines.add(tile.grid()
                .map(grid -> Texts.of(
                        "viewport.tile",
                        text(grid.row()),
                        text(geometry.tilesDown()),
                        text(grid.column()),
                        text(geometry.tilesAcross())))
                .orElseGet(() -> Texts.of(
                        "viewport.tileAt",
                        text(tile.row()),
                        text(geometry.totalRows()),
                        text(tile.column()),
                        text(geometry.totalColumns()))));
        DataSet header = geometry.header();
        if (header.integer(Tag.TotalPixelMatrixFocalPlanes).orElse(1) > 1) {
            tile.focalPlane().ifPresent(plane -> lines.add(Texts.of("viewport.focalPlane", text(plane))));
        }
        if (header.items(Tag.OpticalPathSequence).size() > 1) {
            tile.opticalPath().ifPresent(path -> lines.add(Texts.of("viewport.opticalPath", path)));
        }
        return lines;
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private SlideText() {}
}
