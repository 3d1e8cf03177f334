package org.overread.viewer.theme;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the screen says, from the resource bundle {@code texts}. */
public final class Texts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.overread.viewer.theme.texts", Locale.getDefault());

    /** The text of a key, {0}, {1} … replaced; numbers given as text keep their form. */
    public static String of(String key, Object... values) {
        String pattern = BUNDLE.getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(values);
    }

    /** A number with a fixed count of decimals and a minus sign that is as wide as a digit; zero has none. */
    public static String number(double value, int decimals) {
        String number = String.format(Locale.ROOT, "%." + decimals + "f", value);
        boolean minusZero = number.startsWith("-") && number.chars().noneMatch(c -> c >= '1' && c <= '9');
        return minusZero ? number.substring(1) : number.replace('-', '−');
    }

    private Texts() {}
}
