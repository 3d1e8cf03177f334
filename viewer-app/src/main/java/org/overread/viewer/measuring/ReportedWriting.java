package org.overread.viewer.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.document.MeasuredValue;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Unit;
import org.overread.core.measurement.MeasurementCodes;
import org.overread.core.result.ReportedSegment;
import org.overread.core.result.ResultMeasurement;
import org.overread.core.study.Study;
import org.overread.viewer.theme.Texts;

/** The numbers that a report states of what was drawn, in its own units and words. */
final class ReportedWriting {

    /** Mean, deviation, least and greatest value of one quantity in a unit stand in two lines, all else in a line each. */
    static List<String> lines(List<ResultMeasurement> reported) {
        List<ResultMeasurement> numbers =
                reported.stream().filter(number -> number.value().isPresent()).toList();
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

    /** Who stated it in which kind of report. */
    static String author(Optional<String> author, boolean verified) {
        return Texts.of(
                verified ? "measure.byVerified" : "measure.byUnverified",
                author.map(name -> name.replace('^', ' ').strip()).orElse(Texts.of("measure.unknown")));
    }

    /** What a report states of a segment, with the segmentation that it is of. */
    static StudyReports.Volume volume(ReportedSegment segment, Study study) {
        String source = study.series().stream()
                .filter(series -> series.instances().stream()
                        .anyMatch(one ->
                                one.sopInstanceUid().equals(segment.segment().sopInstanceUid())))
                .findFirst()
                .map(series -> series.description().isBlank() ? series.title() : series.description())
                .orElse(Texts.of("measure.segmentationElsewhere"));
        List<String> words = new ArrayList<>(lines(segment.numbers()));
        words.add(segment.segment().segments().stream()
                .findFirst()
                .map(number -> Texts.of("measure.ofSegment", number, source))
                .orElse(source));
        words.add(author(segment.author(), segment.verified()));
        String label = segment.label().isBlank() ? Texts.of("measure.kind.MaskVolume") : segment.label();
        return new StudyReports.Volume(segment.trackingUid(), label, String.join("  ·  ", words));
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
