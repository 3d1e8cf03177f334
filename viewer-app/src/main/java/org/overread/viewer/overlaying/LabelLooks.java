package org.overread.viewer.overlaying;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How the reader wants to see the labels of the study on screen. Thread: JavaFX. */
public final class LabelLooks {
    private final Runnable changed;
    private final Map<LabelKey, LabelLook> looks = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private boolean outlines;

    /** @param changed is told when the reader has chosen something else */
    LabelLooks(Runnable changed) {
        this.changed = changed;
    }

    public LabelLook of(SourceLabel label) {
        LabelLook standard = label.key().scheme().equals("segment") ? LabelLook.ON_WISH : LabelLook.STANDARD;
        return looks.getOrDefault(label.key(), standard);
    }

    public boolean shown(LabelSource source) {
        return !hidden.contains(source.id());
    }

    /** Whether masks are drawn as outlines, not as areas. */
    public boolean outlines() {
        return outlines;
    }

    /** The score that the reader has chosen; empty where he has not, or there is nothing to choose. */
    OptionalDouble chosenScore(SourceLabel label) {
        OptionalDouble chosen = of(label).threshold();
        return chosen.isPresent() && label.range().isPresent()
                ? OptionalDouble.of(label.range().get().clamp(chosen.getAsDouble()))
                : OptionalDouble.empty();
    }

    /** The score from which a label is shown now; empty where there is nothing to choose. */
    OptionalDouble leastScore(SourceLabel label) {
        OptionalDouble chosen = chosenScore(label);
        return chosen.isPresent() || label.range().isEmpty()
                ? chosen
                : OptionalDouble.of(label.range().get().operatingPoint());
    }

    public void toggle(LabelSource source) {
        if (!hidden.remove(source.id())) {
            hidden.add(source.id());
        }
        changed.run();
    }

    public void toggle(SourceLabel label) {
        change(List.of(label), LabelLook::toggled);
    }

    public void toggleOutlines() {
        outlines = !outlines;
        changed.run();
    }

    /** Makes labels fainter by tenths; stronger by as many below 0. */
    public void fainter(List<SourceLabel> labels, int tenths) {
        change(labels, look -> look.fainter(tenths));
    }

    /** Shows a label from a score on, within what its model's package allows. */
    public void showFrom(SourceLabel label, double score) {
        label.range().ifPresent(range -> change(List.of(label), look -> look.from(range.clamp(score))));
    }

    /** Shows all of these labels where none of them is shown, else hides all. Whether they are shown now. */
    public boolean toggleAll(List<SourceLabel> labels) {
        boolean show = labels.stream().noneMatch(label -> of(label).shown());
        change(labels, look -> look.with(show));
        return show && !labels.isEmpty();
    }

    /** Another study. */
    void forget() {
        looks.clear();
        hidden.clear();
        outlines = false;
    }

    private void change(List<SourceLabel> labels, UnaryOperator<LabelLook> change) {
        labels.forEach(label -> looks.put(label.key(), change.apply(of(label))));
        changed.run();
    }
}
