package org.overread.viewer.viewport;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a site has set about showing images.
 *
 * @param presets in the order of the number keys; those for a series take the place of the shipped ones
 * @param screenPixelMm width of a pixel of the screen, mm; empty where nobody has measured it
 */
public record ViewSettings(List<SitePreset> presets, OptionalDouble screenPixelMm) {
    public static final ViewSettings NONE = new ViewSettings(List.of(), OptionalDouble.empty());

    public ViewSettings {
        presets = List.copyOf(presets);
    }
}
