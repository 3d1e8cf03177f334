package org.overread.viewer.hanging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.overread.viewer.viewport.ViewLayout;

/** The layouts that a reader has made, in the order of their digits: each keeps its own. Thread: JavaFX. */
public final class OwnLayouts {
    /** As many as there are digits to choose them by. */
    public static final int MOST = 9;

    private final List<ViewLayout> layouts;
    private final Consumer<List<ViewLayout>> kept;

    /** @param kept is told all of them when there is a new one */
    public OwnLayouts(List<ViewLayout> before, Consumer<List<ViewLayout>> kept) {
        this.layouts = new ArrayList<>(before.subList(0, Math.min(MOST, before.size())));
        this.kept = kept;
    }

    public List<ViewLayout> all() {
        return List.copyOf(layouts);
    }

    /** Takes a new one up under the next digit; a tenth takes the last digit, so that the others keep theirs. */
    void keep(ViewLayout layout) {
        if (layouts.contains(layout)) {
            return;
        }
        if (layouts.size() == MOST) {
            layouts.removeLast();
        }
        layouts.add(layout);
        kept.accept(all());
    }
}
