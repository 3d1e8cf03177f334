package org.overread.viewer.station;

import java.io.IOException;
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
    public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty(), Optional.empty());

    /** Read anew for each request: a token or password may change while the station runs. */
    HttpAuthorization authorization() {
        return bearerTokenFile
                .map(file -> HttpAuthorization.bearer(() -> firstLine(file)))
                .or(() -> user.flatMap(
                        name -> passwordFile.map(file -> HttpAuthorization.basic(name, () -> firstLine(file)))))
                .orElseGet(HttpAuthorization::none);
    }

    static String firstLine(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        }
    }
}
