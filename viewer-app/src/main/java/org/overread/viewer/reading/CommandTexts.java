package org.overread.viewer.reading;

import java.util.List;
import java.util.Locale;
import org.overread.findings.panel.PanelKey;
import org.overread.findings.panel.PanelKeys;
import org.overread.viewer.theme.Texts;

/** What the commands of window and findings panel are called. */
final class CommandTexts {

    /** As a heading of its own: "Next series". */
    static String title(Enum<?> command) {
        String text = title(Texts.language(), command);
        return text.substring(0, 1).toUpperCase(Texts.language()) + text.substring(1);
    }

    /** The part of the key table that it stands in. */
    static String kind(Enum<?> command) {
        return Texts.of(section(command));
    }

    /** What it and its part are called in every language, to be searched for. */
    static List<String> words(Enum<?> command) {
        return Texts.LANGUAGES.stream()
                .map(language -> title(language, command) + " " + Texts.in(language, section(command)))
                .toList();
    }

    private static String title(Locale language, Enum<?> command) {
        return command instanceof PanelKey key
                ? key.does(language, PanelKeys.standard())
                : Texts.in(language, "command." + (((ReadingCommand) command).preset() < 0 ? command : "PRESET"))
                        + number(command);
    }

    private static String number(Enum<?> command) {
        return command instanceof ReadingCommand window && window.preset() >= 0 ? " " + (window.preset() + 1) : "";
    }

    private static String section(Enum<?> command) {
        return command instanceof ReadingCommand window ? KeyTable.section(window) : "keys.findings";
    }

    private CommandTexts() {}
}
