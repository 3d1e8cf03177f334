package org.overread.viewer.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.document.MeasuredValue;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.measurement.MeasurementCodes;
import org.overread.core.result.ReportedShape;
import org.overread.core.result.ResultMeasurement;
import org.overread.viewer.theme.Texts;

/** The numbers that a report states of what was drawn, in its own units and words. */
final class ReportedWriting {

    /** Mean, deviation, least and greatest value of one quantity in a unit stand in two lines, all else in a line each. */
    static List<String> lines(ReportedShape reported) {
        List<ResultMeasurement> numbers = reported.numbers().stream()
                .filter(number -> number.value().isPresent())
                .toList();
        List<Optional<ResultMeasurement>> found = Stream.of(
                        MeasurementCodes.MEAN,
                        MeasurementCodes.STANDARD_DEVIATION,
                        MeasurementCodes.MINIMUM,
                        MeasurementCodes.MAXIMUM)
                .map(how -> only(numbers, how))
                .toList();
        List<ResultMeasurement> summary =
                found.stream().flatMap(Optional::stream).toList();
        boolean together = summary.size() == found.size() && ofOneQuantity(summary);
        List<String> lines = new ArrayList<>();
        numbers.stream()
                .filter(number -> !together || !summary.contains(number))
                .map(ReportedWriting::plain)
                .forEach(lines::add);
        if (together) {
            lines.add(Texts.of(
                    "measure.meanSd", value(summary.get(0)), value(summary.get(1)), " " + unit(summary.getFirst())));
            lines.add(Texts.of("measure.minMax", value(summary.get(2)), value(summary.get(3))));
        }
        return lines;
    }

    private static Optional<ResultMeasurement> only(List<ResultMeasurement> numbers, CodedConcept derivation) {
        List<ResultMeasurement> such = numbers.stream()
                .filter(number -> derivations(number).anyMatch(derivation::sameCode))
                .toList();
        return such.size() == 1 ? Optional.of(such.getFirst()) : Optional.empty();
    }

    /** And in a unit that tells which: a pure number needs its name beside it. */
    private static boolean ofOneQuantity(List<ResultMeasurement> numbers) {
        ResultMeasurement first = numbers.getFirst();
        Optional<CodedConcept> unit = first.value().flatMap(MeasuredValue::unit);
        return unit.filter(code -> !code.value().equals(Unit.NONE.ucum())).isPresent()
                && numbers.stream()
                        .allMatch(number -> number.name().equals(first.name())
                                && number.value().flatMap(MeasuredValue::unit).equals(unit));
    }

    private static String plain(ResultMeasurement number) {
        String unit = unit(number);
        String derivation = derivations(number)
                .map(code -> code.meaning() + " ")
                .findFirst()
                .orElse("");
        String name = (derivation + number.name().map(CodedConcept::meaning).orElse("")).strip();
        return name + " " + value(number) + (unit.equals("°") ? "" : " ") + unit;
    }

    private static Stream<CodedConcept> derivations(ResultMeasurement number) {
        return number.modifiers().stream().flatMap(modifier -> modifier.code().stream());
    }

    private static String value(ResultMeasurement number) {
        return AnnotationWriting.value(number.value().orElseThrow().value().doubleValue());
    }

    private static String unit(ResultMeasurement number) {
        return number.value()
                .flatMap(MeasuredValue::unit)
                .map(code -> AnnotationWriting.unit(new Unit(code.value(), code.meaning())))
                .orElse(Texts.of("measure.noUnit"));
    }

    private ReportedWriting() {}
}
