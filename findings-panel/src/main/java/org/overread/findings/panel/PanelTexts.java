package org.overread.findings.panel;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The panel's texts in one language: {@code findings.properties} and its translations. */
final class PanelTexts {
    private final ResourceBundle bundle;
    private final Locale locale;

    PanelTexts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("org.overread.findings.panel.findings", locale);
    }

    /** The text of a key, its {@code {0}}, {@code {1}}, … filled in. */
    String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** The text of a constant: key "kind.NAME". */
    String text(String kind, Enum<?> constant) {
        return text(kind + "." + constant.name());
    }

    /** A number with one decimal. */
    String oneDecimal(double value) {
        return String.format(locale, "%.1f", value);
    }

    Locale locale() {
        return locale;
    }
}
