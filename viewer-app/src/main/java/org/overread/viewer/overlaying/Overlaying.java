package org.overread.viewer.overlaying;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.OperatingRange;
import org.overread.core.inference.SeriesResult;
import org.overread.core.overlay.OverlayChoice;
import org.overread.core.study.Study;
import org.overread.viewer.viewport.Landmark;

/**
 * What lies over the pictures of the study on screen: masks, heatmaps and landmarks of models, segments of other systems, as far as
 * the reader wants to see them. Thread: JavaFX.
 */
public final class Overlaying {
    private static final int OUTLINE = 2;

    private final Supplier<OverlayChoice> choice;
    private final LabelSources sources;
    private final LabelLooks looks = new LabelLooks(this::changed);
    private final ResultLayers layers = new ResultLayers(looks);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param choice what the reader has chosen of all AI and of classes of findings
     * @param ranges between which scores he may choose, by model
     */
    public Overlaying(Supplier<OverlayChoice> choice, Function<ModelIdentity, List<OperatingRange>> ranges) {
        this.choice = choice;
        sources = new LabelSources(ranges, () -> {
            layers.forget();
            changed();
        });
    }

    /** Is told when something else is to be seen. */
    public void onChange(Runnable told) {
        listeners.add(told);
    }

    /** What is chosen elsewhere has changed. */
    public void changed() {
        listeners.forEach(Runnable::run);
    }

    public void open(Study opened) {
        close();
        sources.open(opened);
    }

    /** The study leaves the screen, and every map of it. */
    public void close() {
        sources.close();
        looks.forget();
        layers.forget();
    }

    public LabelSources sources() {
        return sources;
    }

    public LabelLooks looks() {
        return looks;
    }

    /** Which findings are listed and marked. */
    public FindingChoice findings() {
        return new FindingChoice(sources, looks);
    }

    /** The masks and heatmaps that are shown, to be made fainter or stronger together. */
    public List<SourceLabel> fading() {
        return sources.all().stream()
                .filter(looks::shown)
                .flatMap(source -> source.labels().stream())
                .filter(label -> label.mapped() && looks.of(label).shown())
                .toList();
    }

    /** All that is to be seen now. */
    public LayersOnPicture layers() {
        int outline = looks.outlines() ? OUTLINE : 0;
        List<MapLayer> now = new ArrayList<>();
        List<Landmark> points = new ArrayList<>();
        if (choice.get().aiShown()) {
            for (InferenceStatus run : sources.runs()) {
                LabelSource source = sources.of(run.model());
                ResultLayers.Maker maker = new ResultLayers.Maker(visible(source), run.runUid(), outline);
                SeriesResult whole = looks.shown(source) ? run.whole() : SeriesResult.NONE;
                whole.maps().forEach(map -> layers.of(map, maker).ifPresent(now::add));
                points.addAll(layers.points(whole.keyPoints(), maker));
            }
        }
        now.addAll(sources.others().layers(looks, outline));
        return new LayersOnPicture(sources.study().map(Study::studyInstanceUid), now, points);
    }

    /** Without the classes that the reader has hidden by their findings. */
    private LabelSource visible(LabelSource source) {
        OverlayChoice now = choice.get();
        return new LabelSource(
                source.id(),
                source.name(),
                source.byModel(),
                source.labels().stream()
                        .filter(label -> now.hiddenLabels().stream()
                                .noneMatch(hidden -> label.key().isOf(hidden)))
                        .toList());
    }
}
