package org.overread.viewer.station;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.overread.core.review.ReaderIdentity;

/** Reads {@code settings.json}; its shape is in docs/settings.md. A name it does not know is refused, so that a misspelt setting is noticed. */
public final class SettingsFile {
    private static final long LARGEST = 1 << 20;
    private static final double LONGEST_SECONDS = 3600;
    private static final double MOST_GIGABYTES = 1_000_000;
    private static final double CACHE_GIGABYTES = 50;

    private static final Set<String> SETTINGS =
            Set.of("reader", "deadlineSeconds", "models", "inference", "destinations", "archives", "cacheGigabytes");
    private static final Set<String> DESTINATION =
            Set.of("name", "stowUrl", "user", "passwordFile", "bearerTokenFile", "allowPlainHttp");
    private static final Set<String> ARCHIVE = Set.of(
            "name",
            "url",
            "user",
            "passwordFile",
            "bearerTokenFile",
            "allowPlainHttp",
            "siteAuthorities",
            "clientCertificate",
            "clientCertificatePasswordFile",
            "proxy");

    /** The settings of a data folder; defaults where it has no settings file. */
    public static StationSettings read(Path dataFolder) throws SettingsException {
        Path file = dataFolder.resolve("settings.json");
        if (!Files.exists(file)) {
            return StationSettings.DEFAULTS;
        }
        SettingsNode root = new SettingsNode(file, "settings", parse(file)).expect(SETTINGS);
        double seconds =
                root.number("deadlineSeconds", StationSettings.DEFAULT_DEADLINE.toMillis() / 1000.0, LONGEST_SECONDS);
        return new StationSettings(
                reader(root),
                Duration.ofMillis(Math.round(seconds * 1000)),
                models(root),
                destinations(root),
                ImageSources.of(archives(root), root.number("cacheGigabytes", CACHE_GIGABYTES, MOST_GIGABYTES)),
                InferenceSettingsReader.read(root));
    }

    private static JsonNode parse(Path file) throws SettingsException {
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

    private static Optional<ReaderIdentity> reader(SettingsNode root) throws SettingsException {
        Optional<SettingsNode> child = root.child("reader");
        if (child.isEmpty()) {
            return Optional.empty();
        }
        SettingsNode reader = child.get().expect(Set.of("name", "organization", "id", "idScheme"));
        try {
            return Optional.of(new ReaderIdentity(
                    reader.text("name"),
                    reader.text("organization"),
                    reader.text("id"),
                    reader.optional("idScheme").orElse("L")));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(reader.file() + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> models(SettingsNode root) throws SettingsException {
        List<Path> models = new ArrayList<>();
        for (SettingsNode node : root.array("models", "model")) {
            models.add(node.asPath());
        }
        return models;
    }

    private static List<Destination> destinations(SettingsNode root) throws SettingsException {
        List<Destination> destinations = new ArrayList<>();
        for (SettingsNode node : root.array("destinations", "destination")) {
            node.expect(DESTINATION)
                    .expectDifferent(
                            with(destinations.stream().map(Destination::name).toList(), node));
            destinations.add(new Destination(
                    node.text("name"), node.url("stowUrl"), node.credentials(), node.flag("allowPlainHttp")));
        }
        return destinations;
    }

    private static List<Archive> archives(SettingsNode root) throws SettingsException {
        List<Archive> archives = new ArrayList<>();
        for (SettingsNode node : root.array("archives", "archive")) {
            node.expect(ARCHIVE)
                    .expectDifferent(with(archives.stream().map(Archive::name).toList(), node));
            archives.add(new Archive(
                    node.text("name"),
                    node.url("url"),
                    node.credentials(),
                    node.flag("allowPlainHttp"),
                    new Archive.Certificates(
                            node.path("siteAuthorities"),
                            node.path("clientCertificate"),
                            node.path("clientCertificatePasswordFile")),
                    proxy(node)));
        }
        return archives;
    }

    private static List<String> with(List<String> names, SettingsNode node) throws SettingsException {
        List<String> all = new ArrayList<>(names);
        all.add(node.text("name"));
        return all;
    }

    /** "host:port"; the host is looked up when it is used. */
    private static Optional<InetSocketAddress> proxy(SettingsNode node) throws SettingsException {
        Optional<String> proxy = node.optional("proxy");
        if (proxy.isEmpty()) {
            return Optional.empty();
        }
        int colon = proxy.get().lastIndexOf(':');
        String port = proxy.get().substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw node.refused("proxy is not host:port");
        }
        return Optional.of(InetSocketAddress.createUnresolved(proxy.get().substring(0, colon), Integer.parseInt(port)));
    }

    private SettingsFile() {}
}
