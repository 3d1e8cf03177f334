package org.overread.core.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Unit;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PixelSpacing;

/** The numbers that follow from a shape. Without a known spacing lengths and areas are in pixels, never in millimetres. */
public final class ShapeMeasures {
    private final Optional<PixelSpacing> spacing;
    private final double columnUnit;
    private final double rowUnit;

    /**
     * @param spacing where the shape lies; empty where unknown
     * @param pixelAspect height of a pixel by its width, where that alone is known; 1 for square pixels
     */
    public ShapeMeasures(Optional<PixelSpacing> spacing, double pixelAspect) {
        this.spacing = spacing;
        this.columnUnit = spacing.map(PixelSpacing::betweenColumnsMm).orElse(1.0);
        this.rowUnit = spacing.map(PixelSpacing::betweenRowsMm).orElse(pixelAspect);
    }

    /** Lengths, areas and angles; none for shapes that only point. */
    public List<Measured> of(Shape shape) {
        return switch (shape) {
            case Shape.Length line -> List.of(length(MeasurementCodes.LENGTH, line));
            case Shape.Bidirectional(var longAxis, var shortAxis) ->
                List.of(length(MeasurementCodes.LONG_AXIS, longAxis), length(MeasurementCodes.SHORT_AXIS, shortAxis));
            case Shape.Angle(var first, var vertex, var second) ->
                angle(vector(vertex, first), vector(vertex, second), 180);
            case Shape.CobbAngle(var first, var second) ->
                angle(vector(first.from(), first.to()), vector(second.from(), second.to()), 90);
            case Shape.Region region -> List.of(area(region));
            case Shape.Arrow arrow -> List.of();
            case Shape.Note note -> List.of();
            case Shape.MaskVolume mask -> volume(mask);
        };
    }

    static List<Measured> volume(Shape.MaskVolume mask) {
        return List.of(
                new Measured(Codes.VOLUME, Optional.empty(), mask.millilitres(), Unit.MILLILITRE, Optional.empty()));
    }

    /** Mean, standard deviation, minimum and maximum of the values inside; none where no pixel's centre lies inside. */
    public static List<Measured> ofValues(Shape.Region region, PixelValues values) {
        RegionStatistics found = RegionStatistics.of(region, values);
        List<Measured> measured = new ArrayList<>();
        if (found.pixels() > 0) {
            measured.add(statistic(values, MeasurementCodes.MEAN, found.mean()));
            measured.add(statistic(values, MeasurementCodes.STANDARD_DEVIATION, found.standardDeviation()));
            measured.add(statistic(values, MeasurementCodes.MINIMUM, found.minimum()));
            measured.add(statistic(values, MeasurementCodes.MAXIMUM, found.maximum()));
        }
        return List.copyOf(measured);
    }

    private static Measured statistic(PixelValues values, CodedConcept derivation, double value) {
        return new Measured(values.quantity(), Optional.of(derivation), value, values.unit(), Optional.empty());
    }

    private Measured length(CodedConcept quantity, Shape.Length line) {
        double[] along = vector(line.from(), line.to());
        Unit unit = spacing.isPresent() ? Unit.MILLIMETRE : MeasurementCodes.PIXELS;
        return measured(quantity, Math.hypot(along[0], along[1]), unit);
    }

    private Measured area(Shape.Region region) {
        Unit unit = spacing.isPresent() ? MeasurementCodes.SQUARE_MILLIMETRE : MeasurementCodes.SQUARE_PIXELS;
        return measured(MeasurementCodes.AREA, region.areaPixels() * columnUnit * rowUnit, unit);
    }

    private Measured measured(CodedConcept quantity, double value, Unit unit) {
        return new Measured(quantity, Optional.empty(), value, unit, spacing.map(PixelSpacing::origin));
    }

    /** @param most 180 for arms that have a direction, 90 for lines that have none */
    private static List<Measured> angle(double[] one, double[] other, double most) {
        double cross = one[0] * other[1] - one[1] * other[0];
        double dot = one[0] * other[0] + one[1] * other[1];
        if (Math.hypot(one[0], one[1]) == 0 || Math.hypot(other[0], other[1]) == 0) {
            return List.of();
        }
        double degrees = Math.toDegrees(Math.atan2(Math.abs(cross), dot));
        double within = degrees > most ? 180 - degrees : degrees;
        return List.of(new Measured(
                MeasurementCodes.ANGLE, Optional.empty(), within, MeasurementCodes.DEGREE, Optional.empty()));
    }

    private double[] vector(ImagePoint from, ImagePoint to) {
        return new double[] {(to.column() - from.column()) * columnUnit, (to.row() - from.row()) * rowUnit};
    }
}
