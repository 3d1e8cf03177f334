package org.overread.viewer.station;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.audit.OwnerOnly;
import org.overread.viewer.reading.KeyBindings;
import org.overread.viewer.theme.TextSize;

/** Keeps what a reader sets on the screen in the user's settings file; all else in it stays. Blocking. */
final class UserSettings {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path dataFolder;
    private final Optional<Path> siteFile;

    UserSettings(Path dataFolder, Optional<Path> siteFile) {
        this.dataFolder = dataFolder;
        this.siteFile = siteFile;
    }

    /** Keeps the size of texts; the standard one is not written. */
    void textPercent(int percent) throws SettingsException {
        keep("textPercent", percent == TextSize.STANDARD ? Optional.empty() : Optional.of(MAPPER.valueToTree(percent)));
    }

    /** Keeps the keys in which the table differs from what the site's file alone makes of it. */
    void keys(KeyBindings keys) throws SettingsException {
        Map<String, List<String>> changed = keys.changedFrom(siteKeys());
        keep("keys", changed.isEmpty() ? Optional.empty() : Optional.of(MAPPER.valueToTree(changed)));
    }

    private KeyBindings siteKeys() throws SettingsException {
        Path none = dataFolder.resolve("no-settings.json");
        return ScreenSettingsReading.of(SettingsLayers.read(siteFile, none, SettingsFile.SETTINGS))
                .keys();
    }

    private synchronized void keep(String name, Optional<JsonNode> value) throws SettingsException {
        Optional<Path> locked = SettingsFile.layers(dataFolder, siteFile).lockedBy(name);
        if (locked.isPresent()) {
            throw new SettingsException(name + " is locked by " + locked.get());
        }
        Path file = dataFolder.resolve("settings.json");
        try {
            ObjectNode root = Files.exists(file) ? (ObjectNode) SettingsLayers.parse(file) : MAPPER.createObjectNode();
            value.ifPresentOrElse(given -> root.set(name, given), () -> root.remove(name));
            OwnerOnly.replace(file, (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SettingsException("cannot write " + file, e);
        }
    }
}
