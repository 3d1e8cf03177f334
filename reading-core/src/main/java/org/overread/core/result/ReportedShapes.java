package org.overread.core.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.document.DocumentStatus;
import org.overread.core.document.Observer;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.Shape;

/**
 * Reads what persons measured on images out of reports (PS3.16 TID 1410, TID 1501 with coordinates of the numbers). What an
 * algorithm found, and boxes that only bound a finding, are no measurements and are left to findings; so are coordinates
 * whose frame the report does not tell.
 */
public final class ReportedShapes {
    private final ResultReport report;
    private final List<ReportedShape> shapes = new ArrayList<>();

    private ReportedShapes(ResultReport report) {
        this.report = report;
    }

    public static List<ReportedShape> of(ResultReport report) {
        ReportedShapes reading = new ReportedShapes(report);
        report.findings().stream()
                .filter(finding -> !finding.aiNamed() && !finding.context().byDevice())
                .forEach(reading::read);
        return List.copyOf(reading.shapes);
    }

    private void read(ResultFinding finding) {
        for (Region region : finding.regions()) {
            if (region instanceof Region.OnImage on && on.purpose().isEmpty()) {
                frame(on)
                        .flatMap(frame -> GraphicShape.region(on.shape())
                                .map(shape -> shape(finding, frame, shape, finding.measurements())))
                        .ifPresent(shapes::add);
            }
        }
        ofNumbers(
                finding,
                finding.measurements().stream()
                        .filter(number -> !number.regions().isEmpty())
                        .toList());
    }

    /** Two diameters of one finding on one frame are one drawing; other numbers each have their own. */
    private void ofNumbers(ResultFinding finding, List<ResultMeasurement> numbers) {
        Optional<ReportedShape> both = numbers.size() == 2 ? bidirectional(finding, numbers) : Optional.empty();
        if (both.isPresent()) {
            shapes.add(both.get());
            return;
        }
        for (ResultMeasurement number : numbers) {
            List<Region.OnImage> lines = lines(number);
            Optional<FrameRef> frame = oneFrame(lines);
            frame.flatMap(on -> GraphicShape.measured(
                                    number.name(),
                                    lines.stream().map(Region.OnImage::shape).toList())
                            .map(shape -> shape(finding, on, shape, List.of(number))))
                    .ifPresent(shapes::add);
        }
    }

    private Optional<ReportedShape> bidirectional(ResultFinding finding, List<ResultMeasurement> numbers) {
        List<Region.OnImage> lines =
                numbers.stream().flatMap(number -> lines(number).stream()).toList();
        Optional<FrameRef> frame = oneFrame(lines);
        return frame.flatMap(on -> GraphicShape.bidirectional(
                        numbers, lines.stream().map(Region.OnImage::shape).toList())
                .map(shape -> shape(finding, on, shape, numbers)));
    }

    private static List<Region.OnImage> lines(ResultMeasurement number) {
        return number.regions().stream()
                .flatMap(region -> region instanceof Region.OnImage on ? Stream.of(on) : Stream.empty())
                .toList();
    }

    private static Optional<FrameRef> oneFrame(List<Region.OnImage> lines) {
        List<Optional<FrameRef>> frames =
                lines.stream().map(ReportedShapes::frame).distinct().toList();
        return frames.size() == 1 ? frames.getFirst() : Optional.empty();
    }

    /** The one frame that coordinates are on; of an image without a frame number, its first and only one. */
    private static Optional<FrameRef> frame(Region.OnImage region) {
        return region.shape().ofTotalPixelMatrix()
                ? Optional.empty()
                : region.image()
                        .filter(image -> image.frames().size() <= 1)
                        .map(image -> new FrameRef(
                                image.sopInstanceUid(),
                                image.frames().isEmpty() ? 1 : image.frames().getFirst()));
    }

    private ReportedShape shape(ResultFinding finding, FrameRef frame, Shape shape, List<ResultMeasurement> numbers) {
        return new ReportedShape(
                finding.identity().trackingUid(),
                frame,
                shape,
                finding.identity().trackingIdentifier().orElse(""),
                numbers,
                author(finding),
                report.document().status().verified());
    }

    private Optional<String> author(ResultFinding finding) {
        return finding.context().observers().stream()
                .flatMap(observer ->
                        observer instanceof Observer.Person person ? person.name().stream() : Stream.empty())
                .findFirst()
                .or(() -> report.document().status().verifyingObservers().stream()
                        .flatMap((DocumentStatus.VerifyingObserver observer) -> observer.name().stream())
                        .findFirst());
    }
}
