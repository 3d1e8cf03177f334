package org.overread.viewer.theme;

import java.text.MessageFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the screen says, from the resource bundle {@code texts}, in the language of this process: the JVM's locale for display, which
 * the station sets from the setting {@code language} before its window opens. Documents are not written with it.
 */
public final class Texts {
    /** The languages that the screen is complete in. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final String BUNDLE = "org.overread.viewer.theme.texts";

    /** The text of a key, {0}, {1} … replaced; numbers given as text keep their form. */
    public static String of(String key, Object... values) {
        return in(language(), key, values);
    }

    /** The same in one of the languages. */
    public static String in(Locale language, String key, Object... values) {
        String pattern = ResourceBundle.getBundle(BUNDLE, language).getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, language).format(values);
    }

    /** A number with a fixed count of decimals, the language's decimal sign, and a minus sign as wide as a digit; zero has none. */
    public static String number(double value, int decimals) {
        String number = String.format(language(), "%." + decimals + "f", value);
        boolean minusZero = number.startsWith("-") && number.chars().noneMatch(c -> c >= '1' && c <= '9');
        return minusZero ? number.substring(1) : number.replace('-', '−');
    }

    /** A date as the language writes it; a DA value that is no date as it stands. Standard: PS3.5 6.2. */
    public static String date(String da) {
        try {
            return date(LocalDate.parse(da, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException notADate) {
            return da;
        }
    }

    public static String date(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(of("date.pattern")));
    }

    /** The language of this process's screen; English where it has none of the platform's. */
    public static Locale language() {
        String wanted = Locale.getDefault(Locale.Category.DISPLAY).getLanguage();
        return LANGUAGES.stream()
                .filter(one -> one.getLanguage().equals(wanted))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private Texts() {}
}
