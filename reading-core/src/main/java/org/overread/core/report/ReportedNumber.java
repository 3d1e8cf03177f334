package org.overread.core.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.Unit;
import org.overread.core.review.AssessmentDecision;
import org.overread.core.review.ReviewedFinding;

/**
 * A number as every document of a report states it, rounded once: millimetres and percent to 0.1, millilitres to 0.01,
 * others to six significant digits.
 */
public final class ReportedNumber {

    public static BigDecimal of(Measurement measurement) {
        return rounded(measurement.value(), measurement.unit());
    }

    /**
     * The model's certainty, in percent, of a finding that the reader accepted as it is. Of a modified finding it is not
     * stated: the model was not certain of what the reader made of it.
     */
    public static Optional<BigDecimal> certainty(ReviewedFinding reviewed) {
        return reviewed.finding()
                .certainty()
                .filter(certainty -> reviewed.decision().equals(Optional.of(AssessmentDecision.ACCEPTED)))
                .map(ReportedNumber::of);
    }

    /** A model's certainty of its own finding, in percent. */
    public static BigDecimal of(CertaintyOfFinding certainty) {
        return rounded(certainty.percent(), Unit.PERCENT);
    }

    public static BigDecimal of(ModelScore score) {
        return rounded(score.value(), Unit.NONE);
    }

    private static BigDecimal rounded(double value, Unit unit) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = unit.equals(Unit.MILLIMETRE) || unit.equals(Unit.PERCENT)
                ? exact.setScale(1, RoundingMode.HALF_UP)
                : unit.equals(Unit.MILLILITRE)
                        ? exact.setScale(2, RoundingMode.HALF_UP)
                        : exact.round(new MathContext(6, RoundingMode.HALF_UP));
        return plain(rounded);
    }

    /** Without trailing zeros and without an exponent where possible. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private ReportedNumber() {}
}
