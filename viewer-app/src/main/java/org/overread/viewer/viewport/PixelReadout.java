package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.ColourFrame;
import org.overread.core.image.ImageFrame;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PixelValue;
import org.overread.core.study.PixelValues;
import org.overread.viewer.theme.Texts;

/**
 * The pixel under the pointer: column and row, zero-based, and what it says: each value with its unit, or that it has none,
 * and why a PET pixel has no SUV.
 */
final class PixelReadout {
    private static final int DIGITS = 4;
    private static final int MOST_DECIMALS = 9;

    /** At the pointer. Where another series is blended over the image, both values say whose they are. */
    static List<String> lines(PaintedFrame painted, PixelValues values, Optional<ImagePoint> pointer) {
        Optional<String> own = pointer.flatMap(point -> of(painted, values, point));
        if (own.isEmpty()) {
            return List.of();
        }
        PaintRequest request = painted.request();
        Optional<String> fused = request.frame()
                .plane()
                .flatMap(plane -> request.layer().valueAt(plane.frameOfReferenceUid(), plane.toPatient(pointer.get())));
        return fused.map(other ->
                        List.of(Texts.of("fusion.own", request.stack().series().title(), own.get()), other))
                .orElse(List.of(own.get()));
    }

    /** Empty outside the image. */
    private static Optional<String> of(PaintedFrame painted, PixelValues values, ImagePoint point) {
        return painted.pixels()
                .flatMap(frame -> at(frame, values, (int) Math.floor(point.column()), (int) Math.floor(point.row())));
    }

    private static Optional<String> at(ImageFrame frame, PixelValues values, int column, int row) {
        if (column < 0 || row < 0 || column >= frame.columns() || row >= frame.rows()) {
            return Optional.empty();
        }
        int index = row * frame.columns() + column;
        String says =
                frame instanceof ColourFrame colour ? colour(colour.argb().at(index)) : numbers(frame, values, index);
        return Optional.of(Texts.of("viewport.pixel", Integer.toString(column), Integer.toString(row), says));
    }

    private static String colour(int argb) {
        return Texts.of(
                "viewport.colour",
                Integer.toString(argb >> 16 & 0xFF),
                Integer.toString(argb >> 8 & 0xFF),
                Integer.toString(argb & 0xFF));
    }

    private static String numbers(ImageFrame frame, PixelValues values, int index) {
        List<PixelValue> all = values.at(frame, index);
        if (all.isEmpty()) {
            return Texts.of("viewport.padding");
        }
        List<String> parts = new ArrayList<>();
        all.forEach(value -> parts.add(number(value)));
        values.suv().refusal().ifPresent(why -> parts.add(Texts.of("viewport.noSuv", why)));
        return String.join("  ·  ", parts);
    }

    private static String number(PixelValue value) {
        String number = Texts.number(value.value(), decimals(value.value()));
        String unit = value.unit().isEmpty() ? Texts.of("viewport.noUnit") : value.unit();
        return (value.quantity() + " " + number + " " + unit).strip();
    }

    private static int decimals(double value) {
        if (value == Math.rint(value)) {
            return 0;
        }
        int beforePoint = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return Math.clamp(DIGITS - (long) beforePoint, 0, MOST_DECIMALS);
    }

    private PixelReadout() {}
}
