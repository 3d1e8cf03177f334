package org.overread.viewer.station;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.report.ReportTransport;
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
                        destination.credentials().authorization())));
            } catch (IllegalArgumentException e) {
                throw new SettingsException(e.getMessage(), e);
            }
        }
        return transports;
    }

    private Transports() {}
}
