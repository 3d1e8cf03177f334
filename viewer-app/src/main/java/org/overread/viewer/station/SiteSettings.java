package org.overread.viewer.station;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Where IT puts a site's settings: named by a property or the environment, else the platform's place for all users. */
public final class SiteSettings {
    private static final String PROPERTY = "overread.site.settings";
    private static final String VARIABLE = "OVERREAD_SITE_SETTINGS";

    /** The site's file on this machine, whether it is there or not; empty where the platform names no place. */
    public static Optional<Path> file() {
        return file(System.getProperties(), System.getenv());
    }

    static Optional<Path> file(Properties properties, Map<String, String> environment) {
        String named = properties.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
        if (!named.isBlank()) {
            return Optional.of(Path.of(named).toAbsolutePath());
        }
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return Optional.ofNullable(environment.get("ProgramData"))
                    .map(folder -> Path.of(folder, "Overread", "settings.json"));
        }
        return Optional.of(
                system.contains("mac")
                        ? Path.of("/Library/Application Support/Overread/settings.json")
                        : Path.of("/etc/overread/settings.json"));
    }

    private SiteSettings() {}
}
