package org.overread.reporting.dicomweb;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how an archive is asked.
 *
 * @param name the configured name, e.g. "PACS"
 * @param root the DICOMweb service's root (PS3.18 8.2), e.g. https://pacs.example/dicom-web
 * @param allowPlainHttp whether http: may be used beyond this machine
 * @param proxy an HTTP proxy; empty for a direct connection
 * @param idle how long a connection may stay without a byte
 */
public record ArchiveSettings(
        String name,
        URI root,
        boolean allowPlainHttp,
        HttpAuthorization authorization,
        TlsTrust tls,
        Optional<InetSocketAddress> proxy,
        Duration idle) {
    public static final Duration IDLE = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException for an address that may not be used; the message can be shown */
    public ArchiveSettings {
        ServiceAddress.check(name, root, allowPlainHttp);
    }

    public ArchiveSettings(String name, URI root) {
        this(name, root, false, HttpAuthorization.none(), TlsTrust.STANDARD, Optional.empty(), IDLE);
    }

    Proxy httpProxy() {
        return proxy.map(address -> new Proxy(Proxy.Type.HTTP, address)).orElse(Proxy.NO_PROXY);
    }

    /** A resource below the root; segments are not escaped: UIDs and fixed names only. */
    String url(String path) {
        return root.toString().replaceAll("/+$", "") + path;
    }
}
