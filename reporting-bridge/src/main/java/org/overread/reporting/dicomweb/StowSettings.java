package org.overread.reporting.dicomweb;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Where and how DICOM documents are stored.
 *
 * @param destination the configured name, e.g. "PACS"
 * @param studiesUrl the studies resource of a DICOMweb service (PS3.18 10.5), e.g. https://pacs.example/dicom-web/studies
 * @param allowPlainHttp whether http: may be used beyond this machine
 */
public record StowSettings(
        String destination, URI studiesUrl, boolean allowPlainHttp, HttpAuthorization authorization, Limits limits) {

    /**
     * How long one delivery may take.
     *
     * @param connect to reach the service
     * @param idle without a byte sent or received
     * @param total for all of it
     */
    public record Limits(Duration connect, Duration idle, Duration total) {
        public static final Limits DEFAULT =
                new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10));
    }

    /**
     * @throws IllegalArgumentException for a URL that is not an absolute http(s) one, that holds credentials, or that is
     *     plain http to another machine without {@code allowPlainHttp}; the message can be shown
     */
    public StowSettings {
        Objects.requireNonNull(authorization, "authorization");
        Objects.requireNonNull(limits, "limits");
        ServiceAddress.check(destination, studiesUrl, allowPlainHttp);
    }

    public StowSettings(String destination, URI studiesUrl, boolean allowPlainHttp, HttpAuthorization authorization) {
        this(destination, studiesUrl, allowPlainHttp, authorization, Limits.DEFAULT);
    }
}
