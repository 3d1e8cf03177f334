package org.overread.viewer.station;

import java.net.URI;

/**
 * A configured receiver of DICOM documents.
 *
 * @param name shown in the delivery state, e.g. "PACS"
 * @param stowUrl the DICOMweb service's studies resource (PS3.18 10.5), e.g. https://pacs.example/dicom-web/studies
 * @param allowPlainHttp whether http: may be used beyond this machine
 */
public record Destination(String name, URI stowUrl, Credentials credentials, boolean allowPlainHttp) {}
