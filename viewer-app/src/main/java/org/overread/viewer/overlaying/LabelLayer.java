package org.overread.viewer.overlaying;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.overread.core.inference.ResultMap;
import org.overread.viewer.viewport.PaintedLayer;

/**
 * A label map over a picture: each pixel has the label of the place that its centre lies in, and nothing beyond the map.
 *
 * @param colours ARGB by label, 256 of them; 0 for what is not shown
 * @param outline width of an outline in pixels; 0: areas
 * @param legend by label, 256 of them; null for what is not shown
 */
record LabelLayer(ResultMap.LabelMap map, int[] colours, int outline, PaintedLayer[] legend) implements MapLayer {
    static final int LABELS = 256;

    @Override
    public Optional<Painted> on(PictureGrid picture) {
        return picture.over(map.grid()).map(steps -> painted(new Places(map, steps)));
    }

    private Painted painted(Places places) {
        boolean[] met = new boolean[LABELS];
        ColourRow row = (y, from, to, into) -> {
            for (int x = from; x < to; x++) {
                int label = places.label(x, y);
                int colour = colours[label];
                if (colour == 0 || outline > 0 && !places.atEdge(x, y, outline, label)) {
                    into[x] = 0;
                } else {
                    into[x] = colour;
                    met[label] = true;
                }
            }
        };
        return new Painted(row, () -> legend(label -> met[label]));
    }

    private List<PaintedLayer> legend(IntPredicate met) {
        return IntStream.range(1, LABELS)
                .filter(label -> met.test(label) && legend[label] != null)
                .mapToObj(label -> legend[label])
                .toList();
    }

    /** The labels under a picture's pixels. */
    private record Places(ResultMap.LabelMap map, GridSteps steps, int columns, int rows, int slices) {
        Places(ResultMap.LabelMap map, GridSteps steps) {
            this(map, steps, map.grid().columns(), map.grid().rows(), map.grid().slices());
        }

        int label(int x, int y) {
            int i = (int) Math.floor(steps.at(0, x, y) + 0.5);
            int j = (int) Math.floor(steps.at(1, x, y) + 0.5);
            int k = (int) Math.floor(steps.at(2, x, y) + 0.5);
            boolean inside = i >= 0 && j >= 0 && k >= 0 && i < columns && j < rows && k < slices;
            return inside ? map.index(i, j, k) : 0;
        }

        boolean atEdge(int x, int y, int width, int label) {
            return label(x - width, y) != label
                    || label(x + width, y) != label
                    || label(x, y - width) != label
                    || label(x, y + width) != label;
        }
    }
}
