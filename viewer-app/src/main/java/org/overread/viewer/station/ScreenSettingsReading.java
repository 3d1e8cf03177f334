package org.overread.viewer.station;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.overread.viewer.reading.KeyBindings;
import org.overread.viewer.reading.KeysRefusedException;
import org.overread.viewer.theme.TextSize;
import org.overread.viewer.theme.Texts;

/** Reads what settings files say of the screen. Keys of the user are taken over those of the site, command by command. */
final class ScreenSettingsReading {

    static ScreenSettings of(SettingsLayers layers) throws SettingsException {
        Optional<Locale> chosen = language(layers.holding("language"));
        Locale language = chosen.orElseGet(Texts::language);
        return new ScreenSettings(
                chosen,
                textPercent(layers.holding("textPercent")),
                keys(layers),
                locked(layers, language),
                layers.overruled().stream()
                        .map(name -> Texts.in(
                                language,
                                "settings.overruled",
                                name,
                                layers.lockedBy(name).orElseThrow()))
                        .toList(),
                ViewSettingsNode.read(layers));
    }

    private static Map<String, String> locked(SettingsLayers layers, Locale language) {
        return SettingsFile.SETTINGS.stream()
                .filter(name -> layers.lockedBy(name).isPresent())
                .collect(Collectors.toMap(
                        name -> name,
                        name -> Texts.in(
                                language,
                                "settings.locked",
                                name,
                                layers.lockedBy(name).orElseThrow())));
    }

    private static Optional<Locale> language(SettingsNode root) throws SettingsException {
        Optional<String> named = root.optional("language");
        if (named.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Texts.LANGUAGES.stream()
                .filter(one -> one.getLanguage().equals(named.get()))
                .findFirst()
                .orElseThrow(() -> root.refused("language is none of "
                        + String.join(
                                ", ",
                                Texts.LANGUAGES.stream()
                                        .map(Locale::getLanguage)
                                        .toList()))));
    }

    private static int textPercent(SettingsNode root) throws SettingsException {
        JsonNode value = root.node().path("textPercent");
        if (value.isMissingNode()) {
            return TextSize.STANDARD;
        }
        if (!value.isIntegralNumber() || value.asInt() < TextSize.LEAST || value.asInt() > TextSize.MOST) {
            throw root.refused("textPercent must be a whole number from " + TextSize.LEAST + " to " + TextSize.MOST);
        }
        return value.asInt();
    }

    private static KeyBindings keys(SettingsLayers layers) throws SettingsException {
        KeyBindings keys = KeyBindings.standard();
        for (SettingsNode root : layers.all("keys")) {
            keys = keys(root, keys);
        }
        return keys;
    }

    /** First those that give a key up, so that two commands can change places. */
    private static KeyBindings keys(SettingsNode root, KeyBindings before) throws SettingsException {
        JsonNode named = root.node().get("keys");
        if (!named.isObject()) {
            throw root.refused("keys is not an object");
        }
        KeyBindings keys = before;
        String name = "";
        try {
            for (Map.Entry<String, JsonNode> entry : named.properties()) {
                name = entry.getKey();
                keys = keys.without(name);
            }
            for (Map.Entry<String, JsonNode> entry : named.properties()) {
                name = entry.getKey();
                keys = keys.with(name, chords(root, entry));
            }
        } catch (KeysRefusedException e) {
            throw new SettingsException(root.file() + ": keys, " + name + ": " + e.getMessage(), e);
        }
        return keys;
    }

    private static List<String> chords(SettingsNode root, Map.Entry<String, JsonNode> entry) throws SettingsException {
        List<String> chords = new ArrayList<>();
        for (JsonNode chord : entry.getValue().isArray() ? entry.getValue() : List.of(entry.getValue())) {
            if (!chord.isTextual()) {
                throw root.refused("keys, " + entry.getKey() + ": a key is a text, several are an array of texts");
            }
            chords.add(chord.asText());
        }
        return chords;
    }

    private ScreenSettingsReading() {}
}
