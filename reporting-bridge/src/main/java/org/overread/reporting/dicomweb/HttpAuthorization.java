package org.overread.reporting.dicomweb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Gives the Authorization header of each request anew, so that a token or password may change while the station runs.
 * Called on the delivery thread.
 */
@FunctionalInterface
public interface HttpAuthorization {

    /** A secret as it is now. */
    @FunctionalInterface
    interface Secret {
        /** @throws IOException where it cannot be read; the delivery is then tried again later */
        String read() throws IOException;
    }

    /** The header's value; empty to send none. */
    Optional<String> header() throws IOException;

    static HttpAuthorization none() {
        return Optional::empty;
    }

    /** RFC 7617, in UTF-8. */
    static HttpAuthorization basic(String user, Secret password) {
        return () -> {
            byte[] pair = (user + ":" + password.read()).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        };
    }

    /** RFC 6750; what is empty, or has other than visible ASCII characters, is no token. */
    static HttpAuthorization bearer(Secret token) {
        return () -> {
            String value = token.read().strip();
            if (!value.matches("[!-~]+")) {
                // a header cannot carry it
                throw new IOException("no bearer token");
            }
            return Optional.of("Bearer " + value);
        };
    }
}
