package org.overread.viewer.overlaying;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.MaskFrame;
import org.overread.core.inference.MapGrid;
import org.overread.core.segmentation.ProjectedSegment;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.StackFrame;

/**
 * A segment of another system's object over the frames that it is known on.
 *
 * @param colour ARGB
 * @param outline width of an outline in pixels; 0: areas
 */
record SegmentLayer(SegmentMasks masks, int segment, int colour, int outline, PaintedLayer legend) implements MapLayer {

    @Override
    public Optional<Painted> on(PictureGrid picture) {
        return picture.frame().flatMap(frame -> on(picture, frame));
    }

    private Optional<Painted> on(PictureGrid picture, StackFrame frame) {
        return switch (masks.on(frame, segment)) {
            case ProjectedSegment.Inside inside -> painted(picture, inside.mask());
            case ProjectedSegment.Empty _ -> Optional.empty();
            case ProjectedSegment.Refused refused ->
                Optional.of(new Painted(
                        (y, from, to, colours) -> Arrays.fill(colours, from, to, 0),
                        () -> List.of(refused(refused.reason()))));
        };
    }

    private PaintedLayer refused(String reason) {
        return new PaintedLayer(
                legend.source(),
                legend.runUid(),
                Texts.of("overlay.refused", legend.label(), reason),
                legend.colour(),
                Optional.empty());
    }

    private Optional<Painted> painted(PictureGrid picture, MaskFrame mask) {
        MapGrid pixels = MapGrid.OnFrame.pixels(mask.frame(), mask.columns(), mask.rows());
        return picture.over(pixels).map(steps -> {
            Pixels inside = new Pixels(mask, mask.inside(), steps);
            ColourRow row = (y, from, to, colours) -> {
                for (int x = from; x < to; x++) {
                    boolean here = inside.at(x, y) && (outline == 0 || inside.atEdge(x, y, outline));
                    colours[x] = here ? colour : 0;
                }
            };
            return new Painted(row, () -> List.of(legend));
        });
    }

    /** The segment's pixels under those of a picture. */
    private record Pixels(MaskFrame mask, boolean[] inside, GridSteps steps) {
        boolean at(int x, int y) {
            int column = (int) Math.floor(steps.at(0, x, y) + 0.5) - mask.firstColumn();
            int row = (int) Math.floor(steps.at(1, x, y) + 0.5) - mask.firstRow();
            return column >= 0
                    && row >= 0
                    && column < mask.columns()
                    && row < mask.rows()
                    && inside[row * mask.columns() + column];
        }

        boolean atEdge(int x, int y, int width) {
            return !at(x - width, y) || !at(x + width, y) || !at(x, y - width) || !at(x, y + width);
        }
    }
}
