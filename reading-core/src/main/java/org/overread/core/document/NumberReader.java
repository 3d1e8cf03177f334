package org.overread.core.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.CodedConcepts;

/** Reads the measured value of a NUM item (PS3.3 C.18.1). */
final class NumberReader {
    private static final int LONGEST = 64;
    private static final int LARGEST_EXPONENT = 400;

    private final DocumentProblems problems;

    NumberReader(DocumentProblems problems) {
        this.problems = problems;
    }

    ContentValue.Num read(DataSet item, String position) throws DicomException {
        Optional<CodedConcept> qualifier = CodedConcepts.first(item, Tag.NumericValueQualifierCodeSequence);
        List<DataSet> measured = item.items(Tag.MeasuredValueSequence);
        if (measured.size() > 1) {
            throw new DicomException(
                    Kind.MALFORMED,
                    measured.size() + " items in " + Required.name(Tag.MeasuredValueSequence) + ", one is allowed");
        }
        if (measured.isEmpty()) {
            if (qualifier.isEmpty()) {
                problems.add(position, "neither a number nor why there is none");
            }
            return new ContentValue.Num(Optional.empty(), qualifier);
        }
        return new ContentValue.Num(Optional.of(measured(measured.get(0), position)), qualifier);
    }

    private MeasuredValue measured(DataSet value, String position) throws DicomException {
        Optional<CodedConcept> unit = CodedConcepts.first(value, Tag.MeasurementUnitsCodeSequence);
        if (unit.isEmpty()) {
            problems.add(
                    position, "a number without unit: no code in " + Required.name(Tag.MeasurementUnitsCodeSequence));
        }
        OptionalDouble floating = value.number(Tag.FloatingPointValue);
        return new MeasuredValue(decimal(value, floating), unit, floating, rational(value));
    }

    private static BigDecimal decimal(DataSet value, OptionalDouble floating) throws DicomException {
        List<String> given = value.strings(Tag.NumericValue);
        if (given.size() > 1) {
            throw new DicomException(Kind.MALFORMED, given.size() + " values in " + Required.name(Tag.NumericValue));
        }
        if (given.isEmpty() || given.get(0).isEmpty()) {
            if (floating.isEmpty()) {
                throw Required.missing(Tag.NumericValue);
            }
            return BigDecimal.valueOf(floating.getAsDouble());
        }
        return decimal(given.get(0).trim());
    }

    private static BigDecimal decimal(String text) throws DicomException {
        try {
            BigDecimal decimal = text.length() > LONGEST ? null : new BigDecimal(text);
            if (decimal != null && Math.abs((long) decimal.scale()) <= LARGEST_EXPONENT) {
                return decimal;
            }
        } catch (NumberFormatException e) {
            // said below, without the value
        }
        throw new DicomException(Kind.MALFORMED, Required.name(Tag.NumericValue) + " is not a decimal number");
    }

    private static Optional<MeasuredValue.Rational> rational(DataSet value) {
        double[] numerator = value.numbers(Tag.RationalNumeratorValue);
        double[] denominator = value.numbers(Tag.RationalDenominatorValue);
        return numerator.length == 1 && denominator.length == 1 && denominator[0] > 0
                ? Optional.of(new MeasuredValue.Rational((long) numerator[0], (long) denominator[0]))
                : Optional.empty();
    }
}
