package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import org.overread.core.reference.InstanceReference;

/**
 * Numbers that a report of any system states of a segment, a mask's volume first of all (PS3.16 TID 1411, and TID 1410 of a
 * segmentation's frames): it is drawn by its segmentation alone. The numbers are the report's, and are not measured anew.
 *
 * @param label what the report calls it; empty where it does not
 * @param numbers as written, each with its own unit
 * @param author who measured; else who verified; absent where the report does not say
 */
public record ReportedSegment(
        Optional<String> trackingUid,
        String label,
        List<ResultMeasurement> numbers,
        InstanceReference segment,
        Optional<String> author,
        boolean verified) {
    public ReportedSegment {
        numbers = List.copyOf(numbers);
    }

    /** All of a report that persons measured and that no coordinates say where it is. */
    public static List<ReportedSegment> of(ResultReport report) {
        return report.findings().stream()
                .filter(finding -> !finding.aiNamed() && !finding.context().byDevice())
                .filter(finding -> finding.regions().stream()
                        .noneMatch(region -> region instanceof Region.OnImage || region instanceof Region.InSpace))
                .flatMap(finding -> of(report, finding).stream())
                .toList();
    }

    private static Optional<ReportedSegment> of(ResultReport report, ResultFinding finding) {
        List<ResultMeasurement> stated = finding.measurements().stream()
                .filter(number -> number.value().isPresent() && number.regions().isEmpty())
                .toList();
        List<Region.Segments> segments = finding.regions().stream()
                .filter(Region.Segments.class::isInstance)
                .map(Region.Segments.class::cast)
                .toList();
        return segments.size() != 1 || stated.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportedSegment(
                        finding.identity().trackingUid(),
                        finding.identity()
                                .trackingIdentifier()
                                .or(() -> finding.finding().map(code -> code.meaning()))
                                .orElse(""),
                        stated,
                        segments.getFirst().segmentation(),
                        report.author(finding),
                        report.document().status().verified()));
    }
}
