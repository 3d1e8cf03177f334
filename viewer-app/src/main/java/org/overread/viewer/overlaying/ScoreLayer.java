package org.overread.viewer.overlaying;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.Rgb;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.ResultMap;
import org.overread.viewer.viewport.PaintedLayer;

/**
 * A heatmap over a picture: scores by linear interpolation between the centres of the map's places, in colours from the least
 * score that is shown to the highest; nothing below the least, and nothing beyond the map.
 *
 * @param scale which colours stand for which scores
 * @param opacity 0…1
 * @param rising whether low scores are more transparent: of a map that no operating point divides
 */
record ScoreLayer(ResultMap.ScoreMap map, PaintedLayer legend, PaintedLayer.Scale scale, double opacity, boolean rising)
        implements MapLayer {

    @Override
    public Optional<Painted> on(PictureGrid picture) {
        return picture.over(map.grid()).map(this::painted);
    }

    private Painted painted(GridSteps steps) {
        boolean[] met = new boolean[1];
        int[] colours = colours();
        MapGrid grid = map.grid();
        ColourRow row = (y, from, to, into) -> {
            for (int x = from; x < to; x++) {
                double i = steps.at(0, x, y);
                double j = steps.at(1, x, y);
                double k = steps.at(2, x, y);
                boolean inside = within(i, grid.columns()) && within(j, grid.rows()) && within(k, grid.slices());
                into[x] = inside ? colour(map.at(i, j, k), colours) : 0;
                met[0] |= into[x] != 0;
            }
        };
        return new Painted(row, () -> met[0] ? List.of(legend) : List.of());
    }

    private int colour(double score, int[] colours) {
        if (!(score >= scale.least())) {
            return 0;
        }
        double part = scale.most() > scale.least() ? (score - scale.least()) / (scale.most() - scale.least()) : 1;
        return colours[(int) Math.round(Math.clamp(part, 0, 1) * (colours.length - 1))];
    }

    private int[] colours() {
        List<Rgb> steps = scale.colours();
        int[] colours = new int[steps.size()];
        for (int i = 0; i < colours.length; i++) {
            double share = rising ? (double) i / (colours.length - 1) : 1;
            colours[i] = LayerColours.argb(steps.get(i), opacity * share);
        }
        return colours;
    }

    private static boolean within(double index, int extent) {
        return index >= -0.5 && index <= extent - 0.5;
    }
}
