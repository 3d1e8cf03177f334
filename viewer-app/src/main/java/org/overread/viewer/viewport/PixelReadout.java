package org.overread.viewer.viewport;

import java.util.Optional;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePoint;
import org.overread.viewer.theme.Texts;

/** The pixel under the pointer: column and row, zero-based, and its value with the unit that the file names. */
final class PixelReadout {

    /** Empty outside the image. */
    static Optional<String> of(PaintedFrame painted, ImagePoint point) {
        return painted.pixels()
                .flatMap(frame -> at(frame, (int) Math.floor(point.column()), (int) Math.floor(point.row())));
    }

    private static Optional<String> at(GreyFrame frame, int column, int row) {
        if (column < 0 || row < 0 || column >= frame.columns() || row >= frame.rows()) {
            return Optional.empty();
        }
        double value = frame.modalityValue(column, row);
        String number = Texts.number(value, value == Math.rint(value) ? 0 : 2);
        return Optional.of(Texts.of(
                        "viewport.pixel",
                        Integer.toString(column),
                        Integer.toString(row),
                        number,
                        frame.modalityLut().unit())
                .strip());
    }

    private PixelReadout() {}
}
