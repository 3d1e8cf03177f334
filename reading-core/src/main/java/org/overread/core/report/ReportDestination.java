package org.overread.core.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A configured destination and the kinds of documents that it gets. */
public record ReportDestination(String name, Set<DocumentKind> kinds) {
    public ReportDestination {
        kinds = Set.copyOf(kinds);
    }

    public static List<ReportDestination> of(List<ReportTransport> transports) {
        return transports.stream().map(ReportDestination::of).toList();
    }

    private static ReportDestination of(ReportTransport transport) {
        EnumSet<DocumentKind> kinds = EnumSet.allOf(DocumentKind.class);
        kinds.removeIf(kind -> !transport.carries(kind));
        return new ReportDestination(transport.destination(), kinds);
    }
}
