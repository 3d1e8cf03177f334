package org.overread.viewer.overlaying;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.OperatingRange;
import org.overread.core.inference.SeriesResult;
import org.overread.core.overlay.OverlayChoice;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.study.Study;
import org.overread.viewer.onscreen.StudyOnScreen;
import org.overread.viewer.viewport.Landmark;

/**
 * What lies over the pictures of the study on screen: masks, heatmaps and landmarks of models, segments of other systems, and which of
 * them and of the findings the reader wants to see.
 *
 * <p>It is given only what came before the reader: {@code ResultRelease} decides that, and nothing here can ask for more
 * (invariant I4). With the study it lets all of it go. Thread: JavaFX.
 */
public final class Overlaying {
    private static final int OUTLINE = 2;

    private final Supplier<OverlayChoice> choice;
    private final Function<ModelIdentity, List<OperatingRange>> ranges;
    private final LabelLooks looks = new LabelLooks();
    private final ResultLayers layers = new ResultLayers(looks);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final StudyOnScreen onScreen = new StudyOnScreen();
    private List<InferenceStatus> runs = List.of();
    private List<LabelSource> models = List.of();
    private OtherResults others = OtherResults.NONE;
    private boolean othersRead;

    /**
     * @param choice what the reader has chosen of all AI and of classes of findings
     * @param ranges between which scores he may choose, by model
     */
    public Overlaying(Supplier<OverlayChoice> choice, Function<ModelIdentity, List<OperatingRange>> ranges) {
        this.choice = choice;
        this.ranges = ranges;
    }

    /** Is told when something else is to be seen. */
    public void onChange(Runnable told) {
        listeners.add(told);
    }

    // --- what there is ----------------------------------------------------------------------------------------------

    public void open(Study opened) {
        close();
        onScreen.show(opened);
    }

    /** The study leaves the screen, and every map of it. */
    public void close() {
        onScreen.leave();
        runs = List.of();
        models = List.of();
        others = OtherResults.NONE;
        othersRead = false;
        looks.forget();
        layers.forget();
    }

    /** What came before the reader: runs whose results he may see, and the findings in his list. */
    public void results(List<InferenceStatus> released, List<Finding> findings) {
        List<LabelSource> now = ModelSources.of(released, findings, ranges);
        if (runs.equals(released) && models.equals(now)) {
            return;
        }
        layers.forget();
        runs = List.copyOf(released);
        models = now;
        changed();
    }

    /** Models first, then other systems. */
    public List<LabelSource> sources() {
        return Stream.concat(models.stream(), others.sources().stream()).toList();
    }

    /** The masks and heatmaps that are shown, to be made fainter or stronger together. */
    public List<SourceLabel> fading() {
        return sources().stream()
                .filter(this::shown)
                .flatMap(source -> source.labels().stream())
                .filter(label -> label.mapped() && look(label).shown())
                .toList();
    }

    /** Whether the study came with results of other systems, read or not. */
    public boolean hasOthers() {
        return onScreen.now().filter(OtherResults::in).isPresent();
    }

    /** Reads what other systems say, once, on a thread of its own. @param then on the JavaFX thread */
    public void readOthers(Runnable then) {
        if (othersRead || onScreen.now().isEmpty()) {
            then.run();
            return;
        }
        onScreen.read("other-results", (study, wanted) -> OtherResults.of(study), read -> {
            others = read;
            othersRead = true;
            then.run();
            changed();
        });
    }

    // --- what is shown ----------------------------------------------------------------------------------------------

    /** All that is to be seen now. */
    public LayersOnPicture layers() {
        int outline = looks.outlines() ? OUTLINE : 0;
        List<MapLayer> now = new ArrayList<>();
        List<Landmark> points = new ArrayList<>();
        if (choice.get().aiShown()) {
            for (InferenceStatus run : runs) {
                LabelSource source = source(run.model());
                ResultLayers.Maker maker = new ResultLayers.Maker(visible(source), run.runUid(), outline);
                SeriesResult whole = looks.shown(source) ? run.whole() : SeriesResult.NONE;
                whole.maps().forEach(map -> layers.of(map, maker).ifPresent(now::add));
                points.addAll(layers.points(whole.keyPoints(), maker));
            }
        }
        now.addAll(others.layers(looks, outline));
        return new LayersOnPicture(onScreen.now().map(Study::studyInstanceUid), now, points);
    }

    /** Whether a finding is to be marked on the image, as far as is chosen here. */
    public boolean marks(ReviewedFinding reviewed) {
        Optional<SourceLabel> label = label(reviewed.finding());
        return reachesThreshold(reviewed)
                && label.filter(one -> !looks.of(one).shown()).isEmpty()
                && maker(reviewed.finding()).filter(one -> !looks.shown(one)).isEmpty();
    }

    /** Whether a finding stands in the list: decided ones always do. */
    public boolean reachesThreshold(ReviewedFinding reviewed) {
        if (reviewed.decision().isPresent() || reviewed.finding().score().isEmpty()) {
            return true;
        }
        OptionalDouble threshold =
                label(reviewed.finding()).map(looks::threshold).orElse(OptionalDouble.empty());
        double score = reviewed.finding().score().get().value();
        return threshold.isEmpty() || score >= threshold.getAsDouble();
    }

    public LabelLook look(SourceLabel label) {
        return looks.of(label);
    }

    /** The score from which a label is shown now; empty where there is nothing to choose. */
    public OptionalDouble threshold(SourceLabel label) {
        OptionalDouble chosen = looks.threshold(label);
        return chosen.isPresent() || label.range().isEmpty()
                ? chosen
                : OptionalDouble.of(label.range().get().operatingPoint());
    }

    public boolean shown(LabelSource source) {
        return looks.shown(source);
    }

    public boolean outlines() {
        return looks.outlines();
    }

    // --- what the reader chooses ------------------------------------------------------------------------------------

    public void toggle(LabelSource source) {
        looks.toggle(source);
        changed();
    }

    public void toggle(SourceLabel label) {
        looks.change(label, LabelLook::toggled);
        changed();
    }

    /** Makes labels fainter by tenths; stronger by as many below 0. */
    public void fainter(List<SourceLabel> labels, int tenths) {
        labels.forEach(label -> looks.change(label, look -> look.fainter(tenths)));
        changed();
    }

    /** Shows a label from a score on, within what its model's package allows. */
    public void showFrom(SourceLabel label, double score) {
        label.range().ifPresent(range -> {
            looks.change(label, look -> look.from(range.clamp(score)));
            changed();
        });
    }

    public void toggleOutlines() {
        looks.toggleOutlines();
        changed();
    }

    /** Shows all that other systems say, or hides all of it. Whether it is shown now. */
    public boolean toggleOthers() {
        List<SourceLabel> all = others.sources().stream()
                .flatMap(source -> source.labels().stream())
                .toList();
        boolean show = all.stream().noneMatch(label -> looks.of(label).shown());
        UnaryOperator<LabelLook> change = look -> look.with(show);
        all.forEach(label -> looks.change(label, change));
        changed();
        return show && !all.isEmpty();
    }

    /** What is chosen elsewhere has changed. */
    public void changed() {
        listeners.forEach(Runnable::run);
    }

    // --- within -----------------------------------------------------------------------------------------------------

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

    private LabelSource source(ModelIdentity model) {
        return models.stream()
                .filter(source -> source.id().equals(model.sha256()))
                .findFirst()
                .orElse(new LabelSource(model.sha256(), model.name(), true, List.of()));
    }

    private Optional<LabelSource> maker(Finding finding) {
        return finding.origin() instanceof FindingOrigin.Model(ModelIdentity model, String _)
                ? Optional.of(source(model))
                : Optional.empty();
    }

    private Optional<SourceLabel> label(Finding finding) {
        return maker(finding)
                .flatMap(source -> source.labels().stream()
                        .filter(label -> label.key().isOf(finding.claim().label()))
                        .findFirst());
    }
}
