package org.overread.viewer.station;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A configured archive that studies are found in and fetched from.
 *
 * @param name shown in the worklist, e.g. "PACS"
 * @param url the DICOMweb service's root (PS3.18 8.2), e.g. https://pacs.example/dicom-web
 * @param allowPlainHttp whether http: may be used beyond this machine
 * @param proxy an HTTP proxy; empty for a direct connection
 */
public record Archive(
        String name,
        URI url,
        Credentials credentials,
        boolean allowPlainHttp,
        Certificates certificates,
        Optional<InetSocketAddress> proxy) {

    /**
     * The files that TLS needs beyond what the JDK knows.
     *
     * @param siteAuthorities certificates of the site's own authorities, PEM or DER
     * @param client a PKCS #12 file for mutual TLS
     * @param clientPasswordFile first line is that file's password
     */
    public record Certificates(
            Optional<Path> siteAuthorities, Optional<Path> client, Optional<Path> clientPasswordFile) {
        public static final Certificates STANDARD =
                new Certificates(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One on this machine or behind a certificate that the JDK knows, without credentials. */
    public Archive(String name, URI url) {
        this(name, url, Credentials.NONE, false, Certificates.STANDARD, Optional.empty());
    }
}
