package org.overread.viewer.station;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.overread.viewer.reading.KeyBindings;
import org.overread.viewer.viewport.ViewSettings;

/**
 * What a site or user has set for the screen.
 *
 * @param language empty where not set: the platform's
 * @param textPercent 85…150
 * @param locked what is to be said of each setting that the site has locked, by its name
 * @param view presets of windows, size of a pixel
 * @param remarks what a reader is told at the start: settings of his own that do not count
 */
public record ScreenSettings(
        Optional<Locale> language,
        int textPercent,
        KeyBindings keys,
        Map<String, String> locked,
        List<String> remarks,
        ViewSettings view) {
    public static final ScreenSettings STANDARD =
            new ScreenSettings(Optional.empty(), 100, KeyBindings.standard(), Map.of(), List.of(), ViewSettings.NONE);

    public ScreenSettings {
        locked = Map.copyOf(locked);
        remarks = List.copyOf(remarks);
    }
}
