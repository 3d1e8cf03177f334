package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.overread.ai.model.PackagePolicy;
import org.overread.core.inference.DetectorProvider;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;

/** The model packages of this station, opened: those shipped with it and those that the site added. */
public final class ModelShelf implements AutoCloseable {
    private final List<FindingDetector> detectors;
    private final List<RefusedPackage> refused;
    private final Optional<String> without;

    private ModelShelf(List<FindingDetector> detectors, List<RefusedPackage> refused, Optional<String> without) {
        this.detectors = List.copyOf(detectors);
        this.refused = List.copyOf(refused);
        this.without = without;
    }

    /** The folders that packages are looked for in: the shipped ones, then the site's. */
    public static List<Path> packages(List<Path> siteModels) {
        List<Path> folders = new ArrayList<>(shipped());
        folders.addAll(siteModels);
        return folders;
    }

    /**
     * Opens packages; one that cannot be opened, or that the site does not accept, is listed with its reason and hinders no
     * other. Takes a second.
     *
     * @param site whose packages it accepts (those shipped with the station always), and at which operating points they run
     */
    public static ModelShelf open(List<Path> packages, InferenceSettings site) {
        return open(packages, site, Optional.empty());
    }

    /** @param engines where what is prepared for this machine's processors is kept; empty to prepare it at each start */
    public static ModelShelf open(List<Path> packages, InferenceSettings site, Optional<Path> engines) {
        Optional<DetectorProvider> engine = ServiceLoader.load(DetectorProvider.class)
                .findFirst()
                .map(found -> engines.map(found::keepingEnginesIn).orElse(found));
        List<FindingDetector> detectors = new ArrayList<>();
        List<RefusedPackage> refused = new ArrayList<>();
        if (engine.isEmpty()) {
            return new ModelShelf(detectors, refused, Optional.of("no AI engine is installed"));
        }
        List<Path> shipped = shipped();
        for (Path folder : packages) {
            Optional<String> refusal = shipped.contains(folder)
                    ? Optional.empty()
                    : site.packages().refusal(folder);
            if (refusal.isPresent()) {
                refused.add(RefusedPackage.of(folder, refusal.get()));
                continue;
            }
            try {
                detectors.add(engine.get().open(folder, site.operatingPoints()));
            } catch (InferenceException e) {
                refused.add(RefusedPackage.of(folder, e));
            }
        }
        return new ModelShelf(detectors, refused, Optional.empty());
    }

    /** Why a package of the site cannot be used, its self-test included; empty where it can. Takes a second or more. */
    public static Optional<String> refusal(Path folder, PackagePolicy policy) {
        return policy.refusal(folder).or(() -> {
            try {
                ServiceLoader.load(DetectorProvider.class)
                        .findFirst()
                        .orElseThrow(() ->
                                new InferenceException(InferenceException.Kind.RUNTIME, "no AI engine is installed"))
                        .prove(folder);
                return Optional.empty();
            } catch (InferenceException e) {
                return Optional.of(e.getMessage());
            }
        });
    }

    public List<FindingDetector> detectors() {
        return detectors;
    }

    /** Packages that could not be opened, with the reason, a line each. */
    public List<String> refused() {
        return Stream.concat(without.stream(), refused.stream().map(RefusedPackage::said))
                .toList();
    }

    /** The same packages, each by itself. */
    List<RefusedPackage> refusedPackages() {
        return refused;
    }

    @Override
    public void close() {
        detectors.forEach(FindingDetector::close);
    }

    private static List<Path> shipped() {
        Path models = Path.of(System.getProperty("overread.home", "."), "models");
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(models)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
