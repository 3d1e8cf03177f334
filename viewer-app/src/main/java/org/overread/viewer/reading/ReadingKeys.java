package org.overread.viewer.reading;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.overread.findings.panel.PanelKeys;
import org.overread.viewer.theme.KeyNames;

/** The keys as they are now, obeyed by window and findings panel alike. Thread: JavaFX. */
final class ReadingKeys implements Supplier<KeyBindings>, KeyNames.Commands {
    private final Parent window;
    private final PanelKeys panel;
    private KeyBindings now;

    /** @param window the root of all that names keys */
    ReadingKeys(Parent window, KeyBindings first, PanelKeys panel) {
        this.window = window;
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
        KeyNames.set(window, this);
    }

    @Override
    public Optional<String> key(String command) {
        return KeyBindings.named(command)
                .flatMap(one -> now.chords(one).stream().findFirst());
    }

    @Override
    public String title(String command) {
        return KeyBindings.named(command).map(CommandTexts::title).orElse(command);
    }
}
