package org.overread.viewer.station;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A configured receiver of DICOM documents.
 *
 * @param name shown in the delivery state, e.g. "PACS"
 * @param stowUrl the DICOMweb service's studies resource (PS3.18 10.5), e.g. https://pacs.example/dicom-web/studies
 * @param user for HTTP basic authentication, with {@code passwordFile}
 * @param passwordFile first line is the password; the settings hold no secret
 * @param bearerTokenFile first line is the token
 * @param allowPlainHttp whether http: may be used beyond this machine
 */
public record Destination(
        String name,
        URI stowUrl,
        Optional<String> user,
        Optional<Path> passwordFile,
        Optional<Path> bearerTokenFile,
        boolean allowPlainHttp) {}
