package org.overread.viewer.station;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a station keeps its data when it is not told: the platform's folder for a user's application data. */
public final class DataFolder {

    /** The default data folder of this account. */
    public static Path ofThisAccount() {
        return of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    static Path of(String operatingSystem, Map<String, String> environment, Path home) {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return folder(
                            environment.get("LOCALAPPDATA"),
                            home.resolve("AppData").resolve("Local"))
                    .resolve("Overread");
        }
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Overread");
        }
        return folder(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"))
                .resolve("overread");
    }

    private static Path folder(String named, Path otherwise) {
        return named == null || named.isBlank() ? otherwise : Path.of(named);
    }

    private DataFolder() {}
}
