package org.overread.viewer.overlaying;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.image.Rgb;
import org.overread.core.inference.KeyPoint;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.ResultMap;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.Landmark;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.PaintedPoint;

/** Makes layers of a model's maps, as the reader wants to see them. Thread: JavaFX. */
final class ResultLayers {
    private static final List<Rgb> SCORES = LayerColours.scores();
    private static final double LEAST_OF_OUTLINES = 0.5;

    private final LabelLooks looks;
    private final Map<ResultMap.ScoreMap, Double> highest = new IdentityHashMap<>();

    ResultLayers(LabelLooks looks) {
        this.looks = looks;
    }

    /**
     * Whose map it is, and how it is to be seen.
     *
     * @param outline width of outlines in pixels; 0: areas
     */
    record Maker(LabelSource source, String runUid, int outline) {
        PaintedLayer legend(SourceLabel label, Optional<PaintedLayer.Scale> scale) {
            return new PaintedLayer(
                    source.name(), Optional.of(runUid), label.text(), label.colour(), scale, label.volume());
        }

        PaintedLayer landmark(SourceLabel label) {
            return new PaintedLayer(
                    source.name(), Optional.of(runUid), label.text(), LayerColours.notAssessed(), Optional.empty());
        }
    }

    Optional<MapLayer> of(ResultMap map, Maker maker) {
        return switch (map) {
            case ResultMap.LabelMap labels -> labels(labels, maker);
            case ResultMap.ScoreMap scores -> scores(scores, maker);
        };
    }

    /** Landmarks whose labels are shown; below the score that the reader has chosen there are none. */
    List<Landmark> points(List<KeyPoint> points, Maker maker) {
        List<Landmark> marks = new ArrayList<>();
        for (KeyPoint point : points) {
            shown(maker.source(), LabelKey.of(maker.source().id(), point.code()))
                    .filter(label -> reaches(point, looks.chosenScore(label)))
                    .ifPresent(label -> marks.add(new Landmark(
                            point.frame(), point.place(), new PaintedPoint(point.point(), maker.landmark(label)))));
        }
        return marks;
    }

    private static boolean reaches(KeyPoint point, OptionalDouble threshold) {
        return threshold.isEmpty()
                || point.score().isEmpty()
                || point.score().get().value() >= threshold.getAsDouble();
    }

    void forget() {
        highest.clear();
    }

    static double opacity(LabelLook look, int outline) {
        return outline > 0 ? LEAST_OF_OUTLINES + (1 - LEAST_OF_OUTLINES) * look.opacity() : look.opacity();
    }

    private Optional<MapLayer> labels(ResultMap.LabelMap map, Maker maker) {
        int[] colours = new int[LabelLayer.LABELS];
        PaintedLayer[] legend = new PaintedLayer[LabelLayer.LABELS];
        for (MapLabel label : map.labels()) {
            shown(maker.source(), label)
                    .filter(one -> colours.length > label.index())
                    .ifPresent(one -> {
                        colours[label.index()] =
                                LayerColours.argb(one.colour(), opacity(looks.of(one), maker.outline()));
                        legend[label.index()] = maker.legend(one, Optional.empty());
                    });
        }
        return Optional.of(new LabelLayer(map, colours, maker.outline(), legend));
    }

    private Optional<MapLayer> scores(ResultMap.ScoreMap map, Maker maker) {
        return shown(maker.source(), map.label()).map(label -> {
            OptionalDouble chosen = looks.chosenScore(label);
            boolean divided = chosen.isPresent() || map.operatingPoint().isPresent();
            double least = chosen.orElseGet(
                    () -> map.operatingPoint().map(point -> point.value()).orElse(Math.ulp(0.0)));
            double most = Math.max(least, highest.computeIfAbsent(map, ResultLayers::highest));
            PaintedLayer.Scale scale = new PaintedLayer.Scale(Texts.of("overlay.score"), least, most, SCORES);
            return new ScoreLayer(
                    map,
                    maker.legend(label, Optional.of(scale)),
                    scale,
                    looks.of(label).opacity(),
                    !divided);
        });
    }

    private Optional<SourceLabel> shown(LabelSource source, MapLabel label) {
        return shown(source, LabelKey.of(source.id(), label));
    }

    private Optional<SourceLabel> shown(LabelSource source, LabelKey key) {
        return source.labels().stream()
                .filter(one -> one.key().equals(key) && looks.of(one).shown())
                .findFirst();
    }

    /** The end of the scale: 1 for what looks like a probability, else the highest score there is. */
    private static double highest(ResultMap.ScoreMap map) {
        float most = 0;
        float least = 0;
        for (float value : map.values()) {
            most = Math.max(most, value);
            least = Math.min(least, value);
        }
        return least >= 0 && most <= 1 ? 1 : most;
    }
}
