package org.overread.viewer.reading;

import java.util.function.Supplier;
import org.overread.findings.panel.PanelKeys;

/** The keys as they are now, obeyed by window and findings panel alike. Thread: JavaFX. */
final class ReadingKeys implements Supplier<KeyBindings> {
    private final PanelKeys panel;
    private KeyBindings now;

    ReadingKeys(KeyBindings first, PanelKeys panel) {
        this.panel = panel;
        change(first);
    }

    @Override
    public KeyBindings get() {
        return now;
    }

    PanelKeys panel() {
        return panel;
    }

    void change(KeyBindings changed) {
        now = changed;
        changed.applyTo(panel);
    }
}
