package org.overread.viewer.station;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a site, which IT gives and the station only reads, and those of a user over them. A value that the site has
 * locked is the site's, whatever the user's file says.
 */
final class SettingsLayers {
    private static final long LARGEST = 1 << 20;
    private static final String LOCKED = "locked";

    private final Optional<SettingsNode> site;
    private final SettingsNode user;
    private final Set<String> locked;

    private SettingsLayers(Optional<SettingsNode> site, SettingsNode user, Set<String> locked) {
        this.site = site;
        this.user = user;
        this.locked = locked;
    }

    /**
     * Reads what there is of both files.
     *
     * @param known the names of settings; others are refused
     */
    static SettingsLayers read(Optional<Path> siteFile, Path userFile, List<String> known) throws SettingsException {
        Set<String> ofSite = new LinkedHashSet<>(known);
        ofSite.add(LOCKED);
        Optional<SettingsNode> site = Optional.empty();
        if (siteFile.isPresent() && Files.exists(siteFile.get())) {
            site = Optional.of(node(siteFile.get()).expect(ofSite));
        }
        return new SettingsLayers(site, node(userFile).expect(Set.copyOf(known)), locked(site, known));
    }

    /** The file's object in which a setting stands that counts; it may lack it, and the default holds. */
    SettingsNode holding(String name) {
        boolean users = has(user, name) && !locked.contains(name);
        return users || site.isEmpty() ? usersOrNone(name) : site.get();
    }

    /** Both files' objects that count for a setting whose parts are taken together, the site's first. */
    List<SettingsNode> all(String name) {
        List<SettingsNode> all = new ArrayList<>();
        site.filter(node -> has(node, name)).ifPresent(all::add);
        if (has(user, name) && !locked.contains(name)) {
            all.add(user);
        }
        return all;
    }

    /** The site's file, where it has locked a setting. */
    Optional<Path> lockedBy(String name) {
        return locked.contains(name) ? site.map(SettingsNode::file) : Optional.empty();
    }

    /** The file that a setting comes from; empty where it has its default. */
    Optional<Path> source(String name) {
        SettingsNode node = holding(name);
        return has(node, name) ? Optional.of(node.file()) : Optional.empty();
    }

    /** The user's settings that the site has locked, and that therefore do not count. */
    List<String> overruled() {
        return locked.stream().filter(name -> has(user, name)).toList();
    }

    Optional<Path> siteFile() {
        return site.map(SettingsNode::file);
    }

    private SettingsNode usersOrNone(String name) {
        return locked.contains(name) ? new SettingsNode(user.file(), JsonNodeFactory.instance.objectNode()) : user;
    }

    private static boolean has(SettingsNode node, String name) {
        return node.node().has(name);
    }

    private static Set<String> locked(Optional<SettingsNode> site, List<String> known) throws SettingsException {
        Set<String> locked = new LinkedHashSet<>();
        if (site.isPresent()) {
            for (SettingsNode each : site.get().array(LOCKED, "name in " + LOCKED)) {
                String name = each.node().asText();
                if (!each.node().isTextual() || !known.contains(name)) {
                    throw each.refused("no setting is called " + name + " in " + LOCKED);
                }
                locked.add(name);
            }
        }
        return locked;
    }

    private static SettingsNode node(Path file) throws SettingsException {
        return new SettingsNode(file, Files.exists(file) ? parse(file) : JsonNodeFactory.instance.objectNode());
    }

    /** The object in a settings file. */
    static JsonNode parse(Path file) throws SettingsException {
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
}
