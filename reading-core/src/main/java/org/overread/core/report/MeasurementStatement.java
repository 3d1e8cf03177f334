package org.overread.core.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.overread.core.finding.Unit;
import org.overread.core.image.PixelSpacing;
import org.overread.core.measurement.Annotation;
import org.overread.core.measurement.Measured;
import org.overread.core.measurement.MeasuredAnnotation;
import org.overread.core.measurement.MeasurementCodes;
import org.overread.core.measurement.Shape;
import org.overread.core.reformat.ReformatPlane;

/** A reader's measurement in one plain sentence: "Area 123.4 mm2, Mean Attenuation Coefficient 35.1 HU." */
public final class MeasurementStatement {
    private static final MathContext PRECISION = new MathContext(9, RoundingMode.HALF_EVEN);
    private static final int MOST_CHARACTERS = 16;
    private static final double SMALL = 0.1;

    private MeasurementStatement() {}

    /** Numbers as a person reads them, with where their spacing is known from unless that is the imaged plane. */
    public static String of(MeasuredAnnotation measured) {
        String numbers =
                measured.numbers().stream().map(MeasurementStatement::words).collect(Collectors.joining(", "));
        String label = measured.annotation().label();
        Optional<String> where = measured.numbers().stream()
                .flatMap(number -> number.basis().stream())
                .filter(origin -> !origin.inImagedPlane())
                .map(PixelSpacing.Origin::where)
                .findFirst();
        return (label.isBlank() ? "" : label + ": ") + numbers
                + where.map(text -> " (" + text + ")").orElse("") + ". "
                + how(measured.annotation().shape())
                + measured.annotation()
                        .place()
                        .plane()
                        .map(MeasurementStatement::plane)
                        .orElse("") + ".";
    }

    private static String how(Shape shape) {
        return shape instanceof Shape.MaskVolume mask
                ? "Volume of a mask made by " + mask.source() + ", kept by the reader"
                : "Measured by the reader";
    }

    private static String plane(ReformatPlane plane) {
        BigDecimal thickness = new BigDecimal(plane.slab().thicknessMm()).setScale(1, RoundingMode.HALF_UP);
        String thick = plane.slab().thicknessMm() == 0
                ? ""
                : ", " + thickness.toPlainString() + " mm thick ("
                        + plane.slab().projection().name().toLowerCase(Locale.ROOT) + ")";
        return " on a reformatted plane" + thick + ", interpolated pixels";
    }

    /** Tracking Identifier: the reader's words where there are any; its tracking UID is for machines. */
    public static String trackingIdentifier(int number, Annotation annotation) {
        return annotation.label().isBlank() ? "Measurement " + number : annotation.label();
    }

    /** As precise as a decimal string holds: a file's coordinates are no more precise. */
    public static BigDecimal number(Measured measured) {
        BigDecimal exact = new BigDecimal(measured.value(), PRECISION).stripTrailingZeros();
        BigDecimal plain = exact.scale() < 0 ? exact.setScale(0) : exact;
        int tooLong = plain.toPlainString().length() - MOST_CHARACTERS;
        return tooLong > 0 ? plain.setScale(Math.max(0, plain.scale() - tooLong), RoundingMode.HALF_EVEN) : plain;
    }

    private static String words(Measured measured) {
        BigDecimal value = new BigDecimal(measured.value()).setScale(decimals(measured), RoundingMode.HALF_UP);
        return measured.derivation().map(how -> how.meaning() + " ").orElse("")
                + measured.quantity().meaning() + " " + value.toPlainString() + " "
                + unit(measured.unit());
    }

    /** One, two of millilitres; of what would be read as nothing so many that three digits stand. */
    private static int decimals(Measured measured) {
        double size = Math.abs(measured.value());
        if (size > 0 && size < SMALL) {
            return Math.min(MOST_CHARACTERS, (int) Math.ceil(-Math.log10(size)) + 2);
        }
        return measured.unit().equals(Unit.MILLILITRE) ? 2 : 1;
    }

    /** As people write it. */
    private static String unit(Unit unit) {
        if (unit.equals(MeasurementCodes.HOUNSFIELD)) {
            return "HU";
        }
        return unit.ucum().startsWith("{") || unit.equals(Unit.NONE) ? unit.meaning() : unit.ucum();
    }
}
