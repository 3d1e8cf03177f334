package org.overread.viewer.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.report.ReportTransport;
import org.overread.reporting.dicomweb.HttpAuthorization;
import org.overread.reporting.dicomweb.StowReportTransport;
import org.overread.reporting.dicomweb.StowSettings;

/** The transports of the configured destinations. */
final class Transports {

    /** @throws SettingsException for a destination that cannot be used as it is configured */
    static List<ReportTransport> of(List<Destination> destinations) throws SettingsException {
        List<ReportTransport> transports = new ArrayList<>();
        for (Destination destination : destinations) {
            try {
                transports.add(new StowReportTransport(new StowSettings(
                        destination.name(),
                        destination.stowUrl(),
                        destination.allowPlainHttp(),
                        authorization(destination))));
            } catch (IllegalArgumentException e) {
                throw new SettingsException(e.getMessage(), e);
            }
        }
        return transports;
    }

    private static HttpAuthorization authorization(Destination destination) {
        Optional<HttpAuthorization> bearer =
                destination.bearerTokenFile().map(file -> HttpAuthorization.bearer(() -> firstLine(file)));
        return bearer.or(() -> destination
                        .user()
                        .flatMap(user -> destination
                                .passwordFile()
                                .map(file -> HttpAuthorization.basic(user, () -> firstLine(file)))))
                .orElseGet(HttpAuthorization::none);
    }

    private static String firstLine(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        }
    }

    private Transports() {}
}
