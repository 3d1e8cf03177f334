package org.overread.ai.model;

import org.overread.core.inference.RunReason;
import org.overread.core.inference.RunReason.Code;

/** A quantity of a criterion, and the codes by which a reader is told of it. */
enum Quantity {
    AGE(Code.AGE, Code.AGE_IS, Code.YEARS),
    THICKNESS(Code.THICKNESS, Code.THICKNESS_IS, Code.MILLIMETRES),
    SPACING(Code.SPACING, Code.SPACING_IS, Code.MILLIMETRES),
    PIXELS(Code.PIXELS, Code.PIXELS_ARE, Code.MILLIMETRES),
    COVERAGE(Code.COVERAGE, Code.COVERAGE_IS, Code.MILLIMETRES),
    ECHO_TIME(Code.ECHO_TIME, Code.ECHO_TIME_IS, Code.MILLISECONDS),
    REPETITION_TIME(Code.REPETITION_TIME, Code.REPETITION_TIME_IS, Code.MILLISECONDS),
    INVERSION_TIME(Code.INVERSION_TIME, Code.INVERSION_TIME_IS, Code.MILLISECONDS);

    /** Rounding of what scanners write. */
    private static final double ROUNDING_MM = 0.01;

    private final Code name;
    private final Code is;
    private final Code unit;

    Quantity(Code name, Code is, Code unit) {
        this.name = name;
        this.is = is;
        this.unit = unit;
    }

    RunReason named() {
        return RunReason.of(name);
    }

    double tolerance() {
        return this == AGE ? 0 : ROUNDING_MM;
    }

    /** "the slices are 2.5 mm thick", "the patient is 8 months old". */
    RunReason says(double value) {
        return RunReason.of(is, with(value));
    }

    /** A value with its unit. */
    RunReason with(double value) {
        return this == AGE ? age(value) : RunReason.of(unit, hundredths(value));
    }

    private static RunReason age(double years) {
        if (years >= 2 || years == Math.rint(years) && years > 0) {
            return RunReason.of(Code.YEARS, hundredths(years));
        }
        double months = years * 12;
        return months >= 1
                ? RunReason.of(Code.MONTHS, hundredths(months))
                : RunReason.of(Code.DAYS, hundredths(years * 365.25));
    }

    /** Enough to tell it from a bound such as 0.75. */
    private static double hundredths(double value) {
        return Math.round(100 * value) / 100.0;
    }
}
