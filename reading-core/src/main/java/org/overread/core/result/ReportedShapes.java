package org.overread.core.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.overread.core.document.ContentValue.Scoord;
import org.overread.core.finding.CodedConcept;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.Shape;

/**
 * Reads what persons measured on images out of reports (PS3.16 TID 1410, TID 1501 with coordinates of the numbers). What an
 * algorithm found, and boxes that only bound a finding, are no measurements and are left to findings; so are coordinates
 * whose frame the report does not tell, and those in the patient that do not lie in one plane.
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
        List<Region> outlines = finding.regions().stream()
                .filter(region -> purpose(region).isEmpty())
                .toList();
        List<ReportedShape> onImages = ofRegions(finding, only(outlines, Region.OnImage.class));
        List<ReportedShape> inSpace = ofRegions(finding, only(outlines, Region.InSpace.class));
        shapes.addAll(onImages);
        // the same ones once more, unless they are more: then some are stated in the patient alone
        if (inSpace.size() > onImages.size()) {
            shapes.addAll(inSpace);
        }
        ofNumbers(
                finding,
                finding.measurements().stream()
                        .filter(number -> !number.regions().isEmpty())
                        .toList());
    }

    private List<ReportedShape> ofRegions(ResultFinding finding, List<? extends Region> regions) {
        return regions.stream()
                .flatMap(region -> first(
                        List.of(region),
                        drawn -> GraphicShape.region(drawn.graphics().getFirst())
                                .map(shape -> shape(finding, drawn.place(), shape, finding.measurements())))
                        .stream())
                .toList();
    }

    /** Two diameters of one finding on one frame or plane are one drawing; other numbers each have their own. */
    private void ofNumbers(ResultFinding finding, List<ResultMeasurement> numbers) {
        Optional<ReportedShape> both = numbers.size() == 2 ? bidirectional(finding, numbers) : Optional.empty();
        if (both.isPresent()) {
            shapes.add(both.get());
            return;
        }
        for (ResultMeasurement number : numbers) {
            first(
                            number.regions(),
                            drawn -> GraphicShape.measured(number.name(), drawn.graphics())
                                    .map(shape -> shape(finding, drawn.place(), shape, List.of(number))))
                    .ifPresent(shapes::add);
        }
    }

    private Optional<ReportedShape> bidirectional(ResultFinding finding, List<ResultMeasurement> numbers) {
        List<Region> lines =
                numbers.stream().flatMap(number -> number.regions().stream()).toList();
        return first(
                lines,
                drawn -> GraphicShape.bidirectional(numbers, drawn.graphics())
                        .map(shape -> shape(finding, drawn.place(), shape, numbers)));
    }

    /** Graphics of one frame, or of one plane in the patient. */
    private record Drawn(ReportedShape.Place place, List<Scoord> graphics) {}

    /** What is stated on the image and in the patient is one drawing, on the image. */
    private static Optional<ReportedShape> first(
            List<? extends Region> regions, Function<Drawn, Optional<ReportedShape>> shape) {
        return onFrame(only(regions, Region.OnImage.class))
                .flatMap(shape)
                .or(() -> inSpace(only(regions, Region.InSpace.class)).flatMap(shape));
    }

    /** Empty where they are of several frames, or it is not said of which. */
    private static Optional<Drawn> onFrame(List<Region.OnImage> regions) {
        return oneFrame(regions)
                .map(frame -> new Drawn(
                        new ReportedShape.OnFrame(frame),
                        regions.stream().map(Region.OnImage::shape).toList()));
    }

    private static Optional<Drawn> inSpace(List<Region.InSpace> regions) {
        return SpaceGraphics.of(regions.stream().map(Region.InSpace::shape).toList())
                .map(flat -> new Drawn(new ReportedShape.InSpace(flat.plane()), flat.graphics()));
    }

    private static <T extends Region> List<T> only(List<? extends Region> regions, Class<T> kind) {
        return regions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Optional<CodedConcept> purpose(Region region) {
        return switch (region) {
            case Region.OnImage on -> on.purpose();
            case Region.InSpace in -> in.purpose();
            default -> Optional.empty();
        };
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

    private ReportedShape shape(
            ResultFinding finding, ReportedShape.Place place, Shape shape, List<ResultMeasurement> numbers) {
        return new ReportedShape(
                finding.identity().trackingUid(),
                place,
                shape,
                finding.identity().trackingIdentifier().orElse(""),
                numbers,
                report.author(finding),
                report.document().status().verified());
    }
}
