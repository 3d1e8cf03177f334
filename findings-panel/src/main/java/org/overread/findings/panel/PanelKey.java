package org.overread.findings.panel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The panel's keys: the one table that the panel obeys and a host shows. */
public enum PanelKey {
    ACCEPT("A"),
    REJECT("X"),
    REASON("1 – 9"),
    EDIT("E"),
    NEXT_OPEN("D"),
    PREVIOUS_OPEN("S"),
    UNDO("Ctrl+Z"),
    REDO("Ctrl+Y"),
    SIGN("Ctrl+Enter"),
    CONFIRM("Enter"),
    CANCEL("Esc");

    private final String chord;

    PanelKey(String chord) {
        this.chord = chord;
    }

    /** One line of a key table. */
    public record Line(String keys, String does) {}

    /** As it stands on the screen: "Ctrl+Enter". */
    public String chord() {
        return chord;
    }

    /** The whole table in a language. */
    public static List<Line> table(Locale locale) {
        PanelTexts texts = new PanelTexts(locale);
        return Arrays.stream(values())
                .map(key -> new Line(key.chord, texts.text("key", key)))
                .toList();
    }

    /** The key that a chord ("A", "7", "Ctrl+Z") stands for. */
    static Optional<PanelKey> of(String chord) {
        if (chord.length() == 1 && chord.charAt(0) >= '1' && chord.charAt(0) <= '9') {
            return Optional.of(REASON);
        }
        return Arrays.stream(values()).filter(key -> key.chord.equals(chord)).findFirst();
    }
}
