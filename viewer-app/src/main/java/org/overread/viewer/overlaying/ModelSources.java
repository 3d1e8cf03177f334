package org.overread.viewer.overlaying;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.Unit;
import org.overread.core.image.Rgb;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.OperatingRange;
import org.overread.core.inference.ResultMap;
import org.overread.core.measurement.Shape;

/** The labels of models, gathered from what came before the reader: maps of runs, and findings in the list. */
final class ModelSources {
    private final Function<ModelIdentity, List<OperatingRange>> ranges;
    private final Map<String, ModelIdentity> models = new LinkedHashMap<>();
    private final Map<String, Map<LabelKey, Named>> labels = new LinkedHashMap<>();

    /** A label as it is gathered. */
    private record Named(MapLabel label, List<Measurement> volumes, boolean mapped, boolean scored) {
        static Named of(MapLabel label, boolean mapped, boolean scored) {
            return new Named(label, label.volume().stream().toList(), mapped, scored);
        }

        Named and(Named other) {
            boolean coloured = label.colour().isPresent() || !other.mapped;
            List<Measurement> both =
                    Stream.concat(volumes.stream(), other.volumes.stream()).toList();
            return new Named(coloured ? label : other.label, both, mapped || other.mapped, scored || other.scored);
        }

        /** Of several series one after another: none of them stands for the others. */
        Optional<String> volume() {
            return volumes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(volumes.stream()
                            .map(one -> LayerTexts.millilitres(one.value()))
                            .collect(Collectors.joining("  ·  ")));
        }

        /** Where it is of one mask alone. */
        Optional<Shape.MaskVolume> mask(String source) {
            return volumes.stream()
                    .filter(one -> volumes.size() == 1 && one.unit().equals(Unit.MILLILITRE))
                    .map(one -> new Shape.MaskVolume(one.value(), source, Optional.empty()))
                    .findFirst();
        }
    }

    private static String name(ModelIdentity model) {
        return model.name() + " " + model.version();
    }

    private ModelSources(Function<ModelIdentity, List<OperatingRange>> ranges) {
        this.ranges = ranges;
    }

    /** @param ranges what may be chosen of each model */
    static List<LabelSource> of(
            List<InferenceStatus> runs, List<Finding> findings, Function<ModelIdentity, List<OperatingRange>> ranges) {
        ModelSources sources = new ModelSources(ranges);
        for (InferenceStatus run : runs) {
            for (ResultMap map : run.whole().maps()) {
                sources.add(run.model(), map);
            }
            run.whole().keyPoints().forEach(point -> sources.add(run.model(), point.code()));
        }
        findings.forEach(sources::add);
        return sources.all();
    }

    private void add(ModelIdentity model, ResultMap map) {
        switch (map) {
            case ResultMap.LabelMap labelled ->
                labelled.labels().forEach(label -> add(model, Named.of(label, true, false)));
            case ResultMap.ScoreMap scores -> add(model, Named.of(scores.label(), true, true));
        }
    }

    private void add(Finding finding) {
        if (finding.origin() instanceof FindingOrigin.Model(ModelIdentity model, String _)) {
            add(model, finding.claim().label());
        }
    }

    /** A label that lies over no picture as a map. */
    private void add(ModelIdentity model, CodedConcept code) {
        MapLabel label = new MapLabel(0, code, Optional.empty(), Optional.empty(), Optional.empty());
        add(model, Named.of(label, false, false));
    }

    private void add(ModelIdentity model, Named named) {
        models.put(model.sha256(), model);
        labels.computeIfAbsent(model.sha256(), any -> new LinkedHashMap<>())
                .merge(LabelKey.of(model.sha256(), named.label()), named, Named::and);
    }

    private List<LabelSource> all() {
        return models.values().stream().map(this::source).toList();
    }

    private LabelSource source(ModelIdentity model) {
        List<OperatingRange> allowed = ranges.apply(model);
        List<SourceLabel> all = new ArrayList<>();
        labels.get(model.sha256()).forEach((key, named) -> {
            Rgb colour = named.label().colour().orElse(LayerColours.label(all.size()));
            all.add(new SourceLabel(
                    key,
                    text(named.label()),
                    named.volume(),
                    named.mask(name(model)),
                    colour,
                    named.mapped(),
                    range(key, named, allowed)));
        });
        return new LabelSource(model.sha256(), name(model), true, all);
    }

    /** Regions below the operating point were never reported: without scores of all places only more can be asked for. */
    private static Optional<SourceLabel.ScoreRange> range(LabelKey key, Named named, List<OperatingRange> allowed) {
        return allowed.stream()
                .filter(range -> key.isOf(range.label()))
                .findFirst()
                .map(range -> new SourceLabel.ScoreRange(
                        named.scored() ? range.least() : range.operatingPoint(), range.operatingPoint(), range.most()))
                .filter(range -> range.least() < range.most());
    }

    private static String text(MapLabel label) {
        return LayerTexts.label(label.code().meaning(), label.laterality());
    }
}
