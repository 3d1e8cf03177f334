package org.overread.viewer.station;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where each setting of a data folder comes from. */
public final class SettingsReport {

    /**
     * One setting.
     *
     * @param source the file that it comes from; empty where it has its default
     * @param locked whether the site lets no user's file change it
     * @param overruled whether the user's file says something that does not count
     */
    public record Line(String name, Optional<Path> source, boolean locked, boolean overruled) {
        public String text() {
            String from = source.map(Path::toString).orElse("default");
            String lock = locked ? ", locked by the site" : "";
            return String.format(
                    "%-16s %s", name, from + lock + (overruled ? "; the user's value does not count" : ""));
        }
    }

    /** @throws SettingsException where a file cannot be used, as when the station starts */
    public static List<Line> of(Path dataFolder) throws SettingsException {
        SettingsLayers layers = SettingsFile.layers(dataFolder, SiteSettings.file());
        SettingsFile.read(layers);
        return SettingsFile.SETTINGS.stream().map(name -> line(layers, name)).toList();
    }

    private static Line line(SettingsLayers layers, String name) {
        return new Line(
                name,
                layers.source(name),
                layers.lockedBy(name).isPresent(),
                layers.overruled().contains(name));
    }

    private SettingsReport() {}
}
