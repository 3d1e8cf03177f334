package org.overread.findings.panel;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.overread.core.finding.Codes;
import org.overread.core.finding.FindingClaim;

/** A diameter as a reader types it. Units: mm, to 0.1 mm; a decimal point or comma, "mm" behind it allowed. */
final class DiameterEntry {
    static final double LEAST_MM = 0.1;
    static final double MOST_MM = 500;

    // "1,234.5" and "1.7 cm" must not be read as something else
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}([.,]\\d{1,3})?");
    private static final Pattern UNIT = Pattern.compile("\\s*mm$", Pattern.CASE_INSENSITIVE);

    /** What the field holds for a claim, in the language's digits: "17.3", "17,3"; empty where it has no diameter. */
    static String shown(FindingClaim claim, Locale locale) {
        return claim.measurement(Codes.DIAMETER)
                .map(m -> String.format(locale, "%.1f", m.value()))
                .orElse("");
    }

    /** The number that was typed, rounded to 0.1 mm; empty where it is none. */
    static OptionalDouble parse(String typed) {
        String number = UNIT.matcher(typed.strip()).replaceFirst("");
        if (!NUMBER.matcher(number).matches()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.round(Double.parseDouble(number.replace(',', '.')) * 10) / 10.0);
    }

    static boolean inRange(double mm) {
        return mm >= LEAST_MM && mm <= MOST_MM;
    }

    private DiameterEntry() {}
}
