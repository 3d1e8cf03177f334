package org.overread.viewer.overlaying;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.overread.core.dicom.Tag;
import org.overread.core.reformat.ReformatPlane;
import org.overread.viewer.viewport.Landmark;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.PaintedPoint;
import org.overread.viewer.viewport.PictureLayer;
import org.overread.viewer.viewport.StackFrame;
import org.overread.viewer.viewport.ViewGeometry;

/**
 * Layers as they stand at one moment, blended over pictures in one pass. Thread: any.
 *
 * @param study the Study Instance UID of what they were made of: they lie on no image that says it is of another one
 * @param landmarks each on its frame alone, and on planes through it
 */
public record LayersOnPicture(Optional<String> study, List<MapLayer> layers, List<Landmark> landmarks)
        implements PictureLayer {
    private static final int ROWS_AT_A_TIME = 16;

    public LayersOnPicture {
        layers = List.copyOf(layers);
        landmarks = List.copyOf(landmarks);
    }

    /** Without landmarks. */
    public LayersOnPicture(Optional<String> study, List<MapLayer> layers) {
        this(study, layers, List.of());
    }

    @Override
    public List<PaintedLayer> paint(StackFrame frame, ViewGeometry geometry, int[] picture) {
        List<PaintedLayer> blended =
                layers.isEmpty() || ofAnotherStudy(frame) ? List.of() : paint(PictureGrid.of(frame, geometry), picture);
        Stream<PaintedLayer> marked = points(frame).stream().map(PaintedPoint::layer);
        return Stream.concat(blended.stream(), marked).distinct().toList();
    }

    @Override
    public List<PaintedPoint> points(StackFrame frame) {
        return landmarks.isEmpty() || ofAnotherStudy(frame)
                ? List.of()
                : landmarks.stream()
                        .filter(one -> one.frame().equals(frame.ref()))
                        .map(Landmark::point)
                        .toList();
    }

    @Override
    public List<PaintedLayer> paint(ReformatPlane plane, int[] picture) {
        return layers.isEmpty() ? List.of() : paint(PictureGrid.of(plane), picture);
    }

    /**
     * Blends over any picture whose pixels have a place.
     *
     * @param picture opaque ARGB, row-major
     * @return what was blended
     */
    private List<PaintedLayer> paint(PictureGrid grid, int[] picture) {
        List<MapLayer.Painted> here = layers.stream()
                .map(layer -> layer.on(grid))
                .flatMap(Optional::stream)
                .toList();
        if (here.isEmpty()) {
            return List.of();
        }
        if (layers.stream().allMatch(MapLayer::rowsApart)) {
            IntStream.range(0, Math.ceilDiv(grid.bottom() - grid.top(), ROWS_AT_A_TIME))
                    .parallel()
                    .map(band -> grid.top() + band * ROWS_AT_A_TIME)
                    .forEach(from -> blend(here, grid, picture, from, Math.min(from + ROWS_AT_A_TIME, grid.bottom())));
        } else {
            blend(here, grid, picture, grid.top(), grid.bottom());
        }
        List<PaintedLayer> painted = new ArrayList<>();
        here.forEach(layer -> painted.addAll(layer.legend().get()));
        return painted;
    }

    private static void blend(List<MapLayer.Painted> here, PictureGrid grid, int[] picture, int from, int to) {
        int[] colours = new int[grid.width()];
        for (int y = from; y < to; y++) {
            for (MapLayer.Painted layer : here) {
                layer.row().fill(y, grid.left(), grid.right(), colours);
                blend(colours, picture, y * grid.width(), grid);
            }
        }
    }

    /** A prior may share the frame of reference. */
    private boolean ofAnotherStudy(StackFrame frame) {
        Optional<String> said = frame.instance().header().string(Tag.StudyInstanceUID);
        return said.isPresent() && study.isPresent() && !said.equals(study);
    }

    private static void blend(int[] colours, int[] picture, int row, PictureGrid grid) {
        for (int x = grid.left(); x < grid.right(); x++) {
            int over = colours[x];
            int alpha = over >>> 24;
            if (alpha != 0) {
                int under = picture[row + x];
                picture[row + x] = 0xFF000000
                        | mix(over, under, alpha, 16) << 16
                        | mix(over, under, alpha, 8) << 8
                        | mix(over, under, alpha, 0);
            }
        }
    }

    private static int mix(int over, int under, int alpha, int shift) {
        return ((over >> shift & 0xFF) * alpha + (under >> shift & 0xFF) * (255 - alpha) + 127) / 255;
    }
}
