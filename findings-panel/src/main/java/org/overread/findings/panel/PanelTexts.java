package org.overread.findings.panel;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import org.overread.core.finding.CodedConcept;
import org.overread.core.inference.RunReason;

/**
 * The panel's texts in one language: {@code findings.properties} and its translations. "[SIGN]" in a text stands for the chord
 * of that {@link PanelKey} as it is now, and "[LATE_RESULTS]" for that of a
 * command of the host.
 */
final class PanelTexts {
    private final ResourceBundle bundle;
    private final Locale locale;
    private final PanelKeys keys;

    PanelTexts(Locale locale, PanelKeys keys) {
        this.locale = locale;
        this.keys = keys;
        this.bundle = ResourceBundle.getBundle("org.overread.findings.panel.findings", locale);
    }

    /** The text of a key, its {@code {0}}, {@code {1}}, … filled in. */
    String text(String key, Object... arguments) {
        return new MessageFormat(withChords(bundle.getString(key)), locale).format(arguments);
    }

    /** The text of a constant: key "kind.NAME". */
    String text(String kind, Enum<?> constant) {
        return text(kind + "." + constant.name());
    }

    /** Why a run gave no result, in this language. */
    String reason(RunReason reason) {
        Object[] written = reason.values().stream()
                .map(value -> value instanceof RunReason part ? reason(part) : value)
                .toArray();
        return text("ai.why." + reason.code(), written);
    }

    /** What a coded concept is called in this language; the code's own meaning where it has no word here. */
    String concept(CodedConcept concept) {
        try {
            return bundle.getString("concept." + concept.scheme() + "." + concept.value());
        } catch (MissingResourceException notTranslated) {
            return concept.meaning();
        }
    }

    /** The same within a sentence: in small letters, unless nouns keep their capital. */
    String conceptInLowerCase(CodedConcept concept) {
        return nounsAreCapitalised() ? concept(concept) : concept(concept).toLowerCase(locale);
    }

    /** A number with one decimal. */
    String oneDecimal(double value) {
        return String.format(locale, "%.1f", value);
    }

    String twoDecimals(double value) {
        return String.format(locale, "%.2f", value);
    }

    /** Whether nouns keep their capital within a sentence. */
    boolean nounsAreCapitalised() {
        return locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    }

    Locale locale() {
        return locale;
    }

    PanelKeys keys() {
        return keys;
    }

    private String withChords(String pattern) {
        String written = pattern;
        for (PanelKey key : written.indexOf('[') < 0 ? new PanelKey[0] : PanelKey.values()) {
            written = written.replace("[" + key.name() + "]", keys.chord(key));
        }
        for (String command : written.indexOf('[') < 0 ? Set.<String>of() : keys.hostCommands()) {
            written = written.replace("[" + command + "]", keys.host(command));
        }
        return written;
    }
}
