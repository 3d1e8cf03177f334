package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.overread.viewer.palette.PaletteCell;
import org.overread.viewer.palette.PaletteEntry;
import org.overread.viewer.theme.Texts;

/**
 * The page on which a reader gives commands other keys: ↑ ↓ choose a command, Enter and then the key gives it that key, Delete none,
 * Backspace its standard one, Ctrl+Backspace to all commands.
 */
final class KeySettings extends VBox implements TakesKeys {
    private static final double WIDTH = 640;
    private static final double LINE = 30;
    private static final int LINES = 14;
    private static final int PAGE = 10;

    private final ReadingKeys keys;
    private final ScreenPreferences preferences;
    private final List<Enum<?>> commands = KeyBindings.changeable();
    private final ListView<PaletteEntry> list = new ListView<>();
    private final Label says = Sheet.label("", "sheet-text");
    private boolean waiting;

    KeySettings(ReadingKeys keys, ScreenPreferences preferences) {
        this.keys = keys;
        this.preferences = preferences;
        setSpacing(8);
        getStyleClass().add("palette");
        list.setFixedCellSize(LINE);
        list.setPrefSize(WIDTH, LINES * LINE + 2);
        list.setFocusTraversable(false);
        list.setAccessibleText(Texts.of("keys.settings"));
        list.setCellFactory(view -> new PaletteCell());
        says.setWrapText(true);
        says.setMaxWidth(WIDTH);
        says.setId("key-settings-says");
        getChildren().addAll(list, says);
        show(0);
        say(preferences.locked("keys").orElse(Texts.of("keys.settings.how")));
    }

    @Override
    public boolean take(KeyEvent event) {
        if (waiting) {
            waiting = false;
            if (event.getCode() == KeyCode.ESCAPE) {
                say(Texts.of("keys.settings.how"));
            } else {
                give(List.of(Chord.text(event)));
            }
            return true;
        }
        switch (event.getCode()) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-PAGE);
            case PAGE_DOWN -> move(PAGE);
            case HOME -> move(-commands.size());
            case END -> move(commands.size());
            case ENTER -> await();
            case DELETE -> give(List.of());
            case BACK_SPACE -> standard(event.isControlDown());
            default -> {
                return event.getCode() != KeyCode.ESCAPE;
            }
        }
        return true;
    }

    private void await() {
        waiting = isFree();
        if (waiting) {
            say(Texts.of("keys.settings.press", CommandTexts.title(selected())));
        }
    }

    private void give(List<String> chords) {
        if (!isFree()) {
            return;
        }
        try {
            change(keys.get().with(selected().name(), chords));
        } catch (KeysRefusedException refused) {
            say(Texts.of(
                    "keys.refused." + refused.why(),
                    refused.chord(),
                    Optional.<Enum<?>>ofNullable(refused.other())
                            .map(CommandTexts::title)
                            .orElse("")));
        }
    }

    private void standard(boolean all) {
        if (all && isFree()) {
            change(KeyBindings.standard());
        } else if (!all) {
            give(KeyBindings.standard().chords(selected()));
        }
    }

    private void change(KeyBindings changed) {
        keys.change(changed);
        show(list.getSelectionModel().getSelectedIndex());
        say(Texts.of("keys.settings.done"));
        preferences.keepKeys(changed).whenComplete((kept, failure) -> {
            if (failure != null) {
                Sheet.later(() -> say(Texts.of("keys.settings.notKept", Sheet.reason(failure))));
            }
        });
    }

    private boolean isFree() {
        preferences.locked("keys").ifPresent(this::say);
        return preferences.locked("keys").isEmpty();
    }

    private Enum<?> selected() {
        return commands.get(Math.max(0, list.getSelectionModel().getSelectedIndex()));
    }

    private void move(int lines) {
        int to = Math.clamp((long) list.getSelectionModel().getSelectedIndex() + lines, 0, commands.size() - 1);
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - LINES / 2));
        say(Texts.of("keys.settings.how"));
    }

    private void show(int selected) {
        list.getItems()
                .setAll(commands.stream()
                        .map(command -> new PaletteEntry(
                                command.name(),
                                CommandTexts.title(command),
                                CommandTexts.kind(command),
                                String.join("  ", keys.get().chords(command)),
                                List.of(),
                                () -> {}))
                        .toList());
        list.getSelectionModel().select(selected);
    }

    private void say(String text) {
        says.setText(text);
    }
}
