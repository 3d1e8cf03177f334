package org.overread.viewer.station;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.overread.ai.model.InstalledPackages;
import org.overread.core.review.ReaderIdentity;

/** Reads {@code settings.json}; its shape is in docs/settings.md. A name it does not know is refused, so that a misspelt setting is noticed. */
public final class SettingsFile {
    private static final double LONGEST_SECONDS = 3600;
    private static final double MOST_GIGABYTES = 1_000_000;
    private static final double CACHE_GIGABYTES = 50;

    static final List<String> SETTINGS = List.of(
            "reader",
            "deadlineSeconds",
            "models",
            "inference",
            "destinations",
            "archives",
            "cacheGigabytes",
            "language",
            "textPercent",
            "keys",
            "presets",
            "screenPixelMm");
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

    /** What counts of a site's settings and of those in a data folder; defaults where there is neither file. */
    public static StationSettings read(Path dataFolder) throws SettingsException {
        StationSettings settings = read(layers(dataFolder, SiteSettings.file()));
        try {
            return settings.with(InstalledPackages.of(dataFolder).list());
        } catch (IOException e) {
            throw new SettingsException("cannot read the installed models in " + dataFolder, e);
        }
    }

    static SettingsLayers layers(Path dataFolder, Optional<Path> siteFile) throws SettingsException {
        return SettingsLayers.read(siteFile, dataFolder.resolve("settings.json"), SETTINGS);
    }

    static StationSettings read(SettingsLayers layers) throws SettingsException {
        double seconds = layers.holding("deadlineSeconds")
                .number("deadlineSeconds", StationSettings.DEFAULT_DEADLINE.toMillis() / 1000.0, LONGEST_SECONDS);
        return new StationSettings(
                reader(layers.holding("reader")),
                Duration.ofMillis(Math.round(seconds * 1000)),
                models(layers.holding("models")),
                destinations(layers.holding("destinations")),
                ImageSources.of(
                        archives(layers.holding("archives")),
                        layers.holding("cacheGigabytes").number("cacheGigabytes", CACHE_GIGABYTES, MOST_GIGABYTES)),
                InferenceSettingsReader.read(layers.holding("inference")),
                ScreenSettingsReading.of(layers));
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
            throw new SettingsException(reader.file() + ": reader: " + e.getMessage(), e);
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
            throw node.refused(node.named("proxy") + " is not host:port");
        }
        return Optional.of(InetSocketAddress.createUnresolved(proxy.get().substring(0, colon), Integer.parseInt(port)));
    }

    private SettingsFile() {}
}
