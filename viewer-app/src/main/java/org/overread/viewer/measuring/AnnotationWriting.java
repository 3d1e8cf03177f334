package org.overread.viewer.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.Unit;
import org.overread.core.image.PixelSpacing;
import org.overread.core.measurement.Measured;
import org.overread.core.measurement.MeasurementCodes;
import org.overread.core.measurement.Shape;
import org.overread.core.reformat.ReformatPlane;
import org.overread.viewer.theme.Texts;

/** The numbers of what is drawn, in the fewest lines that say value, unit and where they hold. */
final class AnnotationWriting {
    private static final int MOST_DECIMALS = 12;
    private static final double MANY = 100;
    /** As masks say it everywhere. */
    private static final int VOLUME_DECIMALS = 2;

    /** Values of one's own measurement; of one on a plane with how thick that is. */
    static List<String> lines(List<Measured> numbers, Optional<ReformatPlane> plane) {
        List<String> lines = new ArrayList<>(lines(numbers));
        plane.filter(any -> !numbers.isEmpty()).map(AnnotationWriting::plane).ifPresent(lines::add);
        return lines;
    }

    private static String plane(ReformatPlane plane) {
        double thickness = plane.slab().thicknessMm();
        return thickness == 0
                ? Texts.of("measure.onPlane")
                : Texts.of(
                        "measure.onSlab",
                        Texts.of("mpr.slab." + plane.slab().projection(), Texts.number(thickness, 1)));
    }

    private static List<String> lines(List<Measured> numbers) {
        List<String> lines = new ArrayList<>();
        List<Measured> statistics =
                numbers.stream().filter(n -> n.derivation().isPresent()).toList();
        numbers.stream()
                .filter(number -> number.derivation().isEmpty())
                .map(AnnotationWriting::plain)
                .forEach(lines::add);
        if (statistics.size() == 4) {
            String unit = unit(statistics.getFirst());
            lines.add(Texts.of(
                    "measure.meanSd",
                    value(statistics.get(0).value()),
                    value(statistics.get(1).value()),
                    unit));
            lines.add(Texts.of(
                    "measure.minMax",
                    value(statistics.get(2).value()),
                    value(statistics.get(3).value())));
        }
        numbers.stream()
                .flatMap(number -> number.basis().stream())
                .filter(origin -> !origin.inImagedPlane())
                .map(PixelSpacing.Origin::where)
                .findFirst()
                .ifPresent(lines::add);
        return lines;
    }

    /** What is the reader's own and has values, a line each, as the report's draft lists it. */
    static List<String> report(List<DrawnItem> items) {
        return items.stream()
                .filter(item -> item.own().isPresent())
                .filter(item -> !item.values().isEmpty())
                .map(item -> (item.label().isBlank() ? kind(item.shape()) : item.label()) + ": "
                        + String.join("; ", item.values()))
                .toList();
    }

    static String kind(Shape shape) {
        return Texts.of("measure.kind." + shape.getClass().getSimpleName());
    }

    private static String plain(Measured number) {
        String axis = number.quantity().equals(MeasurementCodes.LONG_AXIS)
                ? Texts.of("measure.long") + " "
                : number.quantity().equals(MeasurementCodes.SHORT_AXIS) ? Texts.of("measure.short") + " " : "";
        String value = number.unit().equals(Unit.MILLILITRE)
                ? Texts.number(number.value(), VOLUME_DECIMALS)
                : value(number.value());
        return axis + value + unit(number);
    }

    /** Degrees stand at the number, other units a space away. */
    private static String unit(Measured number) {
        if (number.unit().equals(MeasurementCodes.DEGREE)) {
            return "°";
        }
        if (number.quantity().equals(MeasurementCodes.STORED_VALUE)) {
            return " " + Texts.of("measure.stored");
        }
        boolean rescaled = number.quantity().value().equals(MeasurementCodes.RESCALED);
        return " " + (rescaled && number.unit().equals(Unit.NONE) ? Texts.of("measure.rescaled") : unit(number.unit()));
    }

    static String unit(Unit unit) {
        return switch (unit.ucum()) {
            case "mm2" -> "mm²";
            case "[hnsf'U]" -> "HU";
            case "[hnsf'U]{modified}" -> "HU_MOD";
            case "{pixels}" -> "px";
            case "{pixels}2" -> "px²";
            case "deg" -> "°";
            case "ml" -> "ml";
            case "1" -> "";
            default -> unit.ucum().replace("{", " ").replace("}", "").strip();
        };
    }

    /** One decimal; large numbers none, small ones three digits. */
    static String value(double value) {
        double size = Math.abs(value);
        int decimals = size >= 10 * MANY || value == Math.rint(value) && size >= MANY
                ? 0
                : size >= 0.1 || size == 0 ? 1 : Math.clamp((long) Math.ceil(-Math.log10(size)) + 2, 4, MOST_DECIMALS);
        return Texts.number(value, decimals);
    }

    private AnnotationWriting() {}
}
