package org.overread.viewer.tools;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.overread.core.image.PixelSpacing;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.SpacingText;
import org.overread.viewer.viewport.ViewGeometry;
import org.overread.viewer.viewport.Viewport;

/**
 * Brings an image in turn to one pixel of the screen for each of its columns, to its true size, and back into the view.
 *
 * @param screenPixelMm width of a pixel of the screen, mm, as the site has measured it
 */
public record PixelSize(OptionalDouble screenPixelMm, Consumer<String> said) {
    private static final double SAME = 1e-6;

    /** Thread: JavaFX. */
    public void next(Viewport viewport) {
        viewport.painted().ifPresent(painted -> {
            double oneToOne = 1 / painted.request().pixelScale();
            double now = painted.geometry().scale();
            Optional<Double> life = trueSize(painted);
            if (life.filter(size -> same(size, now)).isPresent()) {
                viewport.look(ViewGeometry::fit);
                said.accept(Texts.of("size.fit"));
            } else if (!same(oneToOne, now)) {
                viewport.look(geometry -> geometry.scaledTo(oneToOne));
                said.accept(Texts.of("size.pixels"));
            } else if (life.isPresent()) {
                viewport.look(geometry -> geometry.scaledTo(life.get()));
                said.accept(Texts.of("size.life") + where(painted));
            } else {
                viewport.look(ViewGeometry::fit);
                said.accept(Texts.of(screenPixelMm.isPresent() ? "size.uncalibrated" : "size.noScreen"));
            }
        });
    }

    private static boolean same(double one, double other) {
        return Math.abs(one / other - 1) < SAME;
    }

    /** View pixels per image column. */
    private Optional<Double> trueSize(PaintedFrame painted) {
        return screenPixelMm.isEmpty()
                ? Optional.empty()
                : spacing(painted)
                        .map(known -> known.betweenColumnsMm()
                                / (screenPixelMm.getAsDouble()
                                        * painted.request().pixelScale()));
    }

    private static String where(PaintedFrame painted) {
        return spacing(painted)
                .filter(known -> !known.origin().inImagedPlane())
                .map(known -> ", " + SpacingText.where(known.origin()))
                .orElse("");
    }

    private static Optional<PixelSpacing> spacing(PaintedFrame painted) {
        return painted.request()
                .frame()
                .instance()
                .calibration(painted.ref().frameNumber())
                .whole();
    }
}
