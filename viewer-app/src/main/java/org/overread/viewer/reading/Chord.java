package org.overread.viewer.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A key with its modifiers, as it is written in key tables: "F", "7", "Ctrl+Enter", "Shift+Space", "?". */
public record Chord(boolean control, boolean shift, boolean alt, KeyCode code) {
    private static final Map<KeyCode, String> NAMES = Map.ofEntries(
            Map.entry(KeyCode.UP, "Up"),
            Map.entry(KeyCode.DOWN, "Down"),
            Map.entry(KeyCode.PAGE_UP, "PageUp"),
            Map.entry(KeyCode.PAGE_DOWN, "PageDown"),
            Map.entry(KeyCode.HOME, "Home"),
            Map.entry(KeyCode.END, "End"),
            Map.entry(KeyCode.SPACE, "Space"),
            Map.entry(KeyCode.ENTER, "Enter"),
            Map.entry(KeyCode.ESCAPE, "Esc"),
            Map.entry(KeyCode.TAB, "Tab"),
            Map.entry(KeyCode.PLUS, "+"),
            Map.entry(KeyCode.ADD, "+"),
            Map.entry(KeyCode.EQUALS, "="),
            Map.entry(KeyCode.COMMA, ","),
            Map.entry(KeyCode.PERIOD, "."),
            Map.entry(KeyCode.SEMICOLON, ";"),
            Map.entry(KeyCode.OPEN_BRACKET, "["),
            Map.entry(KeyCode.CLOSE_BRACKET, "]"),
            Map.entry(KeyCode.MINUS, "-"),
            Map.entry(KeyCode.SUBTRACT, "-"));

    private static final Set<String> MODIFIERS = Set.of("Ctrl", "Alt", "Shift");

    static Chord of(KeyEvent event) {
        return pressed(
                event.isControlDown() || event.isMetaDown(), event.isShiftDown(), event.isAltDown(), event.getCode());
    }

    /** Where + is written over =, Shift and that key are +. */
    private static Chord pressed(boolean control, boolean shift, boolean alt, KeyCode code) {
        return shift && code == KeyCode.EQUALS
                ? new Chord(control, false, alt, KeyCode.PLUS)
                : new Chord(control, shift, alt, code);
    }

    /** The chord that a key event is written as; "?" wherever the keyboard layout has it. */
    static String text(KeyEvent event) {
        return "?".equals(event.getText()) ? "?" : of(event).toString();
    }

    /** Reads a written chord; empty where it names no key. */
    public static Optional<Chord> parse(String text) {
        if (text.equals("?")) {
            return Optional.of(new Chord(false, true, false, KeyCode.SLASH));
        }
        String key = text.endsWith("+") ? "+" : text.substring(text.lastIndexOf('+') + 1);
        String before = text.substring(0, text.length() - key.length());
        List<String> modifiers = before.isEmpty() ? List.of() : Arrays.asList(before.split("\\+"));
        boolean known = MODIFIERS.containsAll(modifiers)
                && before.equals(modifiers.stream().map(one -> one + "+").collect(Collectors.joining()));
        return code(key)
                .filter(code -> known && !code.isModifierKey())
                .map(code -> pressed(
                        modifiers.contains("Ctrl"), modifiers.contains("Shift"), modifiers.contains("Alt"), code));
    }

    private static Optional<KeyCode> code(String key) {
        return Arrays.stream(KeyCode.values())
                .filter(code -> code != KeyCode.ADD && code != KeyCode.SUBTRACT)
                .filter(code -> name(code).equals(key))
                .findFirst();
    }

    private static String name(KeyCode code) {
        if (NAMES.containsKey(code)) {
            return NAMES.get(code);
        }
        if (code.isDigitKey()) {
            return code.getName().substring(code.getName().length() - 1);
        }
        return code.getName();
    }

    @Override
    public String toString() {
        if (shift && !control && !alt && code == KeyCode.SLASH) {
            return "?";
        }
        return (control ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + name(code);
    }
}
