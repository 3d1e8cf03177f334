package org.overread.viewer.station;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.overread.core.review.ReaderIdentity;

/** Reads {@code settings.json}; its shape is in docs/settings.md. A name it does not know is refused, so that a misspelt setting is noticed. */
public final class SettingsFile {
    private static final long LARGEST = 1 << 20;
    private final Path file;

    private SettingsFile(Path file) {
        this.file = file;
    }

    /** The settings of a data folder; defaults where it has no settings file. */
    public static StationSettings read(Path dataFolder) throws SettingsException {
        Path file = dataFolder.resolve("settings.json");
        return Files.exists(file) ? new SettingsFile(file).read() : StationSettings.DEFAULTS;
    }

    private StationSettings read() throws SettingsException {
        JsonNode root = parse();
        expect(root, "settings", Set.of("reader", "deadlineSeconds", "models", "destinations"));
        return new StationSettings(reader(root.path("reader")), deadline(root), models(root), destinations(root));
    }

    private JsonNode parse() throws SettingsException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new SettingsException(file + " is larger than a settings file can be");
            }
            JsonNode root = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw new SettingsException(file + " is not a JSON object");
            }
            return root;
        } catch (JacksonException e) {
            String where =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new SettingsException(file + " is not valid JSON" + where, e);
        } catch (IOException e) {
            throw new SettingsException("cannot read " + file, e);
        }
    }

    private Optional<ReaderIdentity> reader(JsonNode node) throws SettingsException {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        expect(node, "reader", Set.of("name", "organization", "id", "idScheme"));
        try {
            return Optional.of(new ReaderIdentity(
                    text(node, "name"),
                    text(node, "organization"),
                    text(node, "id"),
                    node.path("idScheme").asText("L")));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(file + ": " + e.getMessage(), e);
        }
    }

    private Duration deadline(JsonNode root) throws SettingsException {
        JsonNode node = root.path("deadlineSeconds");
        if (node.isMissingNode()) {
            return StationSettings.DEFAULT_DEADLINE;
        }
        if (!node.isNumber() || !(node.asDouble() > 0) || node.asDouble() > 3600) {
            throw new SettingsException(file + ": deadlineSeconds must be a number above 0, at most 3600");
        }
        return Duration.ofMillis(Math.round(node.asDouble() * 1000));
    }

    private List<Path> models(JsonNode root) {
        List<Path> models = new ArrayList<>();
        root.path("models").forEach(node -> models.add(resolve(node.asText())));
        return models;
    }

    private List<Destination> destinations(JsonNode root) throws SettingsException {
        List<Destination> destinations = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : root.path("destinations")) {
            expect(
                    node,
                    "destination",
                    Set.of("name", "stowUrl", "user", "passwordFile", "bearerTokenFile", "allowPlainHttp"));
            Destination destination = destination(node);
            if (!names.add(destination.name())) {
                throw new SettingsException(file + ": two destinations are named " + destination.name());
            }
            destinations.add(destination);
        }
        return destinations;
    }

    private Destination destination(JsonNode node) throws SettingsException {
        String url = text(node, "stowUrl");
        try {
            return new Destination(
                    text(node, "name"),
                    URI.create(url),
                    Optional.ofNullable(node.path("user").textValue()),
                    Optional.ofNullable(node.path("passwordFile").textValue()).map(this::resolve),
                    Optional.ofNullable(node.path("bearerTokenFile").textValue())
                            .map(this::resolve),
                    node.path("allowPlainHttp").asBoolean(false));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(file + ": stowUrl is not a URL: " + url, e);
        }
    }

    private Path resolve(String path) {
        return file.resolveSibling(path).normalize();
    }

    private String text(JsonNode node, String name) throws SettingsException {
        String value = node.path(name).textValue();
        if (value == null || value.isBlank()) {
            throw new SettingsException(file + ": " + name + " is missing");
        }
        return value;
    }

    private void expect(JsonNode node, String what, Set<String> known) throws SettingsException {
        if (!node.isObject()) {
            throw new SettingsException(file + ": " + what + " is not an object");
        }
        for (var names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new SettingsException(file + ": unknown setting " + name + " in " + what);
            }
        }
    }
}
