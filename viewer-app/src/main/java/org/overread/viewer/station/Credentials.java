package org.overread.viewer.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.reporting.dicomweb.HttpAuthorization;

/**
 * What a service is shown of who asks; the settings hold no secret, only where it lies.
 *
 * @param user for HTTP basic authentication, with {@code passwordFile}
 * @param passwordFile first line is the password
 * @param bearerTokenFile first line is the token
 */
public record Credentials(Optional<String> user, Optional<Path> passwordFile, Optional<Path> bearerTokenFile) {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty(), Optional.empty());

    /** Read anew for each request: a token or password may change while the station runs. */
    HttpAuthorization authorization() {
        return bearerTokenFile
                .map(file -> HttpAuthorization.bearer(() -> firstLine(file)))
                .or(() -> user.flatMap(
                        name -> passwordFile.map(file -> HttpAuthorization.basic(name, () -> firstLine(file)))))
                .orElseGet(HttpAuthorization::none);
    }

    /** In UTF-8; a byte order mark before it, as Windows' editors write it, is no part of it. */
    static String firstLine(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            String line = lines.findFirst().orElse("");
            return line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
