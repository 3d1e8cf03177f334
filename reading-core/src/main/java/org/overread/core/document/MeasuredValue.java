package org.overread.core.document;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.finding.CodedConcept;

/**
 * A measured number (PS3.3 C.18.1), digits as they were written.
 *
 * @param unit absent where the document gives none: then it is no measurement, and never of a unit that seems likely
 * @param floating the same number in more digits than a decimal string holds, where given
 * @param rational the same number as a fraction, where given
 */
public record MeasuredValue(
        BigDecimal value, Optional<CodedConcept> unit, OptionalDouble floating, Optional<Rational> rational) {

    /** A fraction: Rational Numerator and Denominator Value. */
    public record Rational(long numerator, long denominator) {}
}
