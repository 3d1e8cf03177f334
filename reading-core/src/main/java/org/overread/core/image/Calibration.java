package org.overread.core.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of physical size in a frame, and where.
 *
 * @param whole spacing that holds over the whole frame; empty where unknown or where only regions are calibrated
 * @param regions ultrasound regions, in the file's order; where there are any, {@code whole} is empty
 * @param pixelAspect height of a pixel over its width, for display; 1 where nothing is said
 * @param notes what was given but could not be taken, in words
 */
public record Calibration(
        Optional<PixelSpacing> whole, List<CalibratedRegion> regions, double pixelAspect, List<String> notes) {
    public Calibration {
        regions = List.copyOf(regions);
        notes = List.copyOf(notes);
    }

    /** Spacing at a point; empty outside every calibrated region, and where a region's axes are not lengths. */
    public Optional<PixelSpacing> spacing(ImagePoint point) {
        return spacing(List.of(point));
    }

    /** Spacing of a measurement: of the one region that all its points lie in. Across regions, or outside of them, empty: then the measurement is in pixels. */
    public Optional<PixelSpacing> spacing(List<ImagePoint> points) {
        return regions.isEmpty() ? whole : region(points).flatMap(CalibratedRegion::spacing);
    }

    /** The region a point is of; empty outside, and where regions of different scales overlap with nothing to tell which is on top. */
    public Optional<CalibratedRegion> region(ImagePoint point) {
        return region(List.of(point));
    }

    /** The region that all points are of. */
    public Optional<CalibratedRegion> region(List<ImagePoint> points) {
        List<CalibratedRegion> onTop = new ArrayList<>();
        for (ImagePoint point : points) {
            Optional<CalibratedRegion> region = onTop(point);
            if (region.isEmpty()) {
                return Optional.empty();
            }
            onTop.add(region.get());
        }
        return regions.stream()
                .filter(region -> points.stream().allMatch(region::contains))
                .filter(region -> onTop.stream().allMatch(region::agreesWith))
                .findFirst();
    }

    private Optional<CalibratedRegion> onTop(ImagePoint point) {
        List<CalibratedRegion> here =
                regions.stream().filter(region -> region.contains(point)).toList();
        return agreed(here)
                .or(() -> agreed(
                        here.stream().filter(region -> !region.lowPriority()).toList()));
    }

    private static Optional<CalibratedRegion> agreed(List<CalibratedRegion> regions) {
        return regions.isEmpty() || !regions.stream().allMatch(regions.getFirst()::agreesWith)
                ? Optional.empty()
                : Optional.of(regions.getFirst());
    }

    /** For the reader: in what unit a measurement with these points is, and where that holds. */
    public String sentence(List<ImagePoint> points) {
        Optional<PixelSpacing> spacing = spacing(points);
        if (spacing.isPresent()) {
            return spacing.get().sentence();
        }
        if (regions.isEmpty()) {
            return "not calibrated: lengths are in pixels";
        }
        return region(points).map(Calibration::axes).orElse("outside of one calibrated region: lengths are in pixels");
    }

    private static String axes(CalibratedRegion region) {
        return region.format().text() + ": " + unit(region.x()) + " to the right, " + unit(region.y())
                + " downwards; lengths are in pixels";
    }

    private static String unit(RegionAxis axis) {
        return axis.unit() == RegionAxis.Unit.NONE ? "no unit" : axis.unit().symbol();
    }
}
