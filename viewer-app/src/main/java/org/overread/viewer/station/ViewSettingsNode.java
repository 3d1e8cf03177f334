package org.overread.viewer.station;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.overread.core.image.VoiWindow;
import org.overread.viewer.viewport.SitePreset;
import org.overread.viewer.viewport.ViewSettings;

/** What the settings file says about showing images. */
final class ViewSettingsNode {
    private static final Set<String> PRESET = Set.of("modality", "bodyPart", "name", "width", "center");
    private static final double LARGEST_VALUE = 1e9;
    private static final double LARGEST_PIXEL = 10;

    static ViewSettings read(SettingsLayers layers) throws SettingsException {
        double pixel = layers.holding("screenPixelMm").number("screenPixelMm", -1, LARGEST_PIXEL);
        List<SitePreset> presets = new ArrayList<>();
        for (SettingsNode node : layers.holding("presets").array("presets", "preset")) {
            node.expect(PRESET);
            presets.add(new SitePreset(node.text("modality"), node.optional("bodyPart"), window(node)));
        }
        return new ViewSettings(presets, pixel > 0 ? OptionalDouble.of(pixel) : OptionalDouble.empty());
    }

    private static VoiWindow window(SettingsNode node) throws SettingsException {
        double center = node.node().path("center").asDouble(Double.NaN);
        double width = node.node().path("width").asDouble(Double.NaN);
        if (!(Math.abs(center) <= LARGEST_VALUE) || !(width >= 1 && width <= LARGEST_VALUE)) {
            throw node.refused(node.path() + ": a preset needs a center, and a width of at least 1, as numbers");
        }
        return new VoiWindow(center, width, node.text("name"));
    }

    private ViewSettingsNode() {}
}
