package org.overread.viewer.fusing;

import java.util.List;
import org.overread.core.image.VoiTransformation;
import org.overread.core.image.VoiWindow;
import org.overread.core.study.VoiTransformations;
import org.overread.viewer.viewport.ColourPalette;

/**
 * How a fused volume is seen.
 *
 * @param opacity 0.1 … 1
 * @param low the value of the first colour, in the volume's unit; {@code high} of the last
 */
record FusionLook(double opacity, double low, double high, ColourPalette palette) {
    private static final double FIRST_OPACITY = 0.5;
    /** What FDG is usually read in. */
    private static final double FIRST_SUV = 10;

    private static final double LEAST_OPACITY = 0.1;
    private static final int PALETTES_FOR_UPTAKE = 4;

    /** SUV 0 to 10; Hounsfield units in the file's first window; other values from 0, or the least below it, to the greatest. */
    static FusionLook first(FusedVolume volume) {
        ColourPalette palette = ColourPalette.wellKnown().getFirst();
        if (volume.isUptake()) {
            return new FusionLook(FIRST_OPACITY, 0, FIRST_SUV, palette);
        }
        if (volume.unit().ucum().equals("[hnsf'U]")) {
            List<VoiTransformation> windows = VoiTransformations.of(
                    volume.partner().stack().slices().getFirst().instance(), 1);
            if (!windows.isEmpty()) {
                VoiWindow window = windows.getFirst().window();
                double half = window.width() / 2;
                return new FusionLook(FIRST_OPACITY, window.center() - half, window.center() + half, palette);
            }
        }
        double low = Math.min(0, Double.isFinite(volume.least()) ? volume.least() : 0);
        return new FusionLook(FIRST_OPACITY, low, Math.max(low + 1e-9, volume.greatest()), palette);
    }

    /** Fainter by tenths; stronger by as many below 0. */
    FusionLook fainter(double tenths) {
        double now = Math.clamp(opacity - tenths / 10, LEAST_OPACITY, 1);
        return new FusionLook(now, low, high, palette);
    }

    /** The upper end of the window further from the lower one by a factor. */
    FusionLook higher(double factor) {
        return new FusionLook(opacity, low, low + (high - low) * factor, palette);
    }

    /** In the next of the palettes that are made for uptake. */
    FusionLook nextPalette() {
        List<ColourPalette> all = ColourPalette.wellKnown().subList(0, PALETTES_FOR_UPTAKE);
        return new FusionLook(opacity, low, high, all.get((all.indexOf(palette) + 1) % all.size()));
    }

    /** Not premultiplied ARGB. */
    int[] colours() {
        int alpha = (int) Math.round(opacity * 255) << 24;
        return palette.argb().stream()
                .mapToInt(colour -> colour & 0xFFFFFF | alpha)
                .toArray();
    }
}
