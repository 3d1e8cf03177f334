package org.overread.viewer.station;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An object of the settings file; what is not as it should be is refused by its path in the file.
 *
 * @param path where it stands: "archives[0]"; empty for the whole file
 * @param what what one of its kind is called
 */
record SettingsNode(Path file, String path, String what, JsonNode node) {

    /** The settings of a whole file. */
    SettingsNode(Path file, JsonNode root) {
        this(file, "", "settings", root);
    }

    /** The same, if it is an object that has known names only. */
    SettingsNode expect(Set<String> known) throws SettingsException {
        if (!node.isObject()) {
            throw refused(self() + " is not an object");
        }
        for (var names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw refused("unknown setting " + named(name));
            }
        }
        return this;
    }

    /** The names of an object whose names are the site's own. */
    List<String> names() throws SettingsException {
        if (!node.isObject()) {
            throw refused(self() + " is not an object");
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The text that this node itself is. */
    String asText() throws SettingsException {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw refused(self() + " is not a text");
        }
        return node.textValue();
    }

    Optional<SettingsNode> child(String name) {
        return node.has(name)
                ? Optional.of(new SettingsNode(file, named(name), name, node.get(name)))
                : Optional.empty();
    }

    /** The values of an array; none where it is left out. @param each what one of them is called */
    List<SettingsNode> array(String name, String each) throws SettingsException {
        JsonNode array = node.path(name);
        if (!array.isMissingNode() && !array.isArray()) {
            throw refused(named(name) + " is not an array");
        }
        List<SettingsNode> items = new ArrayList<>();
        array.forEach(item -> items.add(new SettingsNode(file, named(name) + "[" + items.size() + "]", each, item)));
        return items;
    }

    /** Names by which a reader tells one of several from another. */
    void expectDifferent(List<String> names) throws SettingsException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw refused("two " + what + "s are named " + name);
            }
        }
    }

    String text(String name) throws SettingsException {
        return optional(name).filter(value -> !value.isBlank()).orElseThrow(() -> refused(named(name) + " is missing"));
    }

    Optional<String> optional(String name) throws SettingsException {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw refused(named(name) + " is not a text");
        }
        return Optional.ofNullable(value.textValue());
    }

    boolean flag(String name) throws SettingsException {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw refused(named(name) + " is neither true nor false");
        }
        return value.asBoolean(false);
    }

    URI url(String name) throws SettingsException {
        String url = text(name);
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(file + ": " + named(name) + " is not a URL: " + url, e);
        }
    }

    double number(String name, double otherwise, double most) throws SettingsException {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isNumber() || !(value.asDouble() > 0) || value.asDouble() > most) {
            throw refused(named(name) + " must be a number above 0, at most " + (long) most);
        }
        return value.asDouble();
    }

    /** A path as it stands in the file: relative to the data folder. */
    Optional<Path> path(String name) throws SettingsException {
        return optional(name).map(this::resolve);
    }

    /** The path that this node itself is. */
    Path asPath() throws SettingsException {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw refused(self() + " is not a path");
        }
        return resolve(node.textValue());
    }

    Credentials credentials() throws SettingsException {
        return new Credentials(optional("user"), path("passwordFile"), path("bearerTokenFile"));
    }

    /** The path of one of its settings: "archives[0].url". */
    String named(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private String self() {
        return path.isEmpty() ? what : path;
    }

    SettingsException refused(String why) {
        return new SettingsException(file + ": " + why);
    }

    private Path resolve(String path) {
        return file.resolveSibling(path).normalize();
    }
}
