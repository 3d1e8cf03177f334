package org.overread.viewer.overlaying;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How the reader wants to see the labels of the study on screen. Thread: JavaFX. */
final class LabelLooks {
    private final Map<LabelKey, LabelLook> looks = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private boolean outlines;

    LabelLook of(SourceLabel label) {
        LabelLook standard = label.key().scheme().equals("segment") ? LabelLook.ON_WISH : LabelLook.STANDARD;
        return looks.getOrDefault(label.key(), standard);
    }

    void change(SourceLabel label, UnaryOperator<LabelLook> change) {
        looks.put(label.key(), change.apply(of(label)));
    }

    /** The score that the reader has chosen; empty where he has not, or there is nothing to choose. */
    OptionalDouble threshold(SourceLabel label) {
        OptionalDouble chosen = of(label).threshold();
        return chosen.isPresent() && label.range().isPresent()
                ? OptionalDouble.of(label.range().get().clamp(chosen.getAsDouble()))
                : OptionalDouble.empty();
    }

    boolean shown(LabelSource source) {
        return !hidden.contains(source.id());
    }

    void toggle(LabelSource source) {
        if (!hidden.remove(source.id())) {
            hidden.add(source.id());
        }
    }

    boolean outlines() {
        return outlines;
    }

    void toggleOutlines() {
        outlines = !outlines;
    }

    /** Another study. */
    void forget() {
        looks.clear();
        hidden.clear();
        outlines = false;
    }
}
