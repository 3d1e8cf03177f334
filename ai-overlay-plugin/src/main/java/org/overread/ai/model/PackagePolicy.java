package org.overread.ai.model;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * Which packages a site accepts.
 *
 * @param unsigned whether those that nobody trusted has signed
 * @param trusted fingerprints of the keys of those who may sign
 */
public record PackagePolicy(boolean unsigned, Set<String> trusted) {
    /** Of a site that has said nothing. */
    public static final PackagePolicy OPEN = new PackagePolicy(true, Set.of());

    public PackagePolicy {
        trusted = Set.copyOf(trusted);
    }

    /** Why the site does not accept a package; empty where it does. A signature that does not hold is never accepted. */
    public Optional<String> refusal(Path folder) {
        Optional<PublicKey> signer;
        try {
            signer = PackageSignature.signer(folder);
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
        if (unsigned
                || signer.map(PackageSignature::fingerprint)
                        .filter(trusted::contains)
                        .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                signer.isEmpty()
                        ? "the package is not signed, and this site refuses such packages"
                        : "the package is signed with a key that this site does not trust: "
                                + PackageSignature.fingerprint(signer.get()));
    }
}
