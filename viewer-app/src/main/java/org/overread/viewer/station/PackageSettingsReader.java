package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.overread.ai.model.PackagePolicy;
import org.overread.ai.model.PackageSignature;
import org.overread.core.inference.SiteOperatingPoints;

/** Reads what {@code settings.json} says of model packages: whose are accepted, and at which operating points they run. */
final class PackageSettingsReader {
    private static final double HIGHEST_SCORE = 1_000_000;

    /** Unsigned packages are accepted unless trusted keys are named, or the site says otherwise. */
    static PackagePolicy policy(SettingsNode inference) throws SettingsException {
        Optional<SettingsNode> child = inference.child("packages");
        if (child.isEmpty()) {
            return PackagePolicy.OPEN;
        }
        SettingsNode packages = child.get().expect(Set.of("unsigned", "trustedKeys"));
        Set<String> trusted = new HashSet<>();
        for (SettingsNode key : packages.array("trustedKeys", "trusted key")) {
            trusted.add(fingerprint(key));
        }
        String unsigned = packages.optional("unsigned").orElse(trusted.isEmpty() ? "allow" : "refuse");
        if (!Set.of("allow", "refuse").contains(unsigned)) {
            throw packages.refused(packages.named("unsigned") + " is neither allow nor refuse");
        }
        return new PackagePolicy(unsigned.equals("allow"), trusted);
    }

    private static String fingerprint(SettingsNode key) throws SettingsException {
        try {
            return PackageSignature.fingerprint(PackageSignature.publicKey(Files.readString(key.asPath())));
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingsException(
                    key.file() + ": " + key.path() + ": no Ed25519 public key in "
                            + key.asPath().getFileName(),
                    e);
        }
    }

    /** Whether a model has the label and its maker allows the score is known when its package is opened. */
    static SiteOperatingPoints operatingPoints(SettingsNode inference) throws SettingsException {
        Optional<SettingsNode> child = inference.child("operatingPoints");
        if (child.isEmpty()) {
            return SiteOperatingPoints.NONE;
        }
        Map<String, Map<String, Double>> byModel = new HashMap<>();
        for (String model : child.get().names()) {
            SettingsNode labels = child.get().child(model).orElseThrow();
            Map<String, Double> scores = new HashMap<>();
            for (String code : labels.names()) {
                scores.put(code, labels.number(code, 0, HIGHEST_SCORE));
            }
            byModel.put(model, scores);
        }
        return new SiteOperatingPoints(byModel);
    }

    private PackageSettingsReader() {}
}
