package org.overread.findings.panel;

import java.util.Locale;

/** What the panel's keys do; {@link PanelKeys} says which chord stands for each now. */
public enum PanelKey {
    ACCEPT("A"),
    REJECT("X"),
    REASON("1 – 9"),
    EDIT("E"),
    NEXT_OPEN("D"),
    PREVIOUS_OPEN("S"),
    COMMIT("Shift+Enter"),
    UNDO("Ctrl+Z"),
    REDO("Ctrl+Y"),
    SIGN("Ctrl+Enter"),
    CONFIRM("Enter"),
    CANCEL("Esc");

    private final String standardChord;

    PanelKey(String standardChord) {
        this.standardChord = standardChord;
    }

    public String standardChord() {
        return standardChord;
    }

    /** What it does, in a language, as key tables say it. */
    public String does(Locale locale, PanelKeys keys) {
        return new PanelTexts(locale, keys).text("key", this);
    }
}
