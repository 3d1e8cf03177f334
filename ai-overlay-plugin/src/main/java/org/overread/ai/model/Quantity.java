package org.overread.ai.model;

import java.util.Locale;

/** A quantity of a criterion, in the words and the unit in which a reader is told of it. */
enum Quantity {
    AGE("the patient is", "old", "the patient's age"),
    THICKNESS("the slices are", "mm thick", "the slice thickness"),
    SPACING("the slices are", "mm apart", "the distance of the slices"),
    PIXELS("the pixels are", "mm apart", "the pixel spacing"),
    COVERAGE("the slices cover", "mm", "the extent of the slices"),
    ECHO_TIME("the echo time is", "ms", "the echo time"),
    REPETITION_TIME("the repetition time is", "ms", "the repetition time"),
    INVERSION_TIME("the inversion time is", "ms", "the inversion time");

    /** Rounding of what scanners write. */
    private static final double ROUNDING_MM = 0.01;

    private final String before;
    private final String after;
    private final String name;

    Quantity(String before, String after, String name) {
        this.before = before;
        this.after = after;
        this.name = name;
    }

    String named() {
        return name;
    }

    double tolerance() {
        return this == AGE ? 0 : ROUNDING_MM;
    }

    /** "the slices are 2.5 mm thick", "the patient is 8 months old". */
    String says(double value) {
        return this == AGE ? before + " " + age(value) + " " + after : before + " " + number(value) + " " + after;
    }

    /** A bound with its unit. */
    String bound(double value) {
        return this == AGE ? age(value) : number(value) + " " + after.substring(0, 2);
    }

    private static String age(double years) {
        if (years >= 2 || years == Math.rint(years) && years > 0) {
            return count(years, "year");
        }
        double months = years * 12;
        return months >= 1 ? count(months, "month") : count(years * 365.25, "day");
    }

    private static String count(double value, String unit) {
        String number = number(value);
        return number + " " + unit + (number.equals("1") ? "" : "s");
    }

    /** To a tenth, or a hundredth where that is needed to tell it from a bound such as 0.75. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("0$", "").replaceAll("\\.0$", "");
    }
}
