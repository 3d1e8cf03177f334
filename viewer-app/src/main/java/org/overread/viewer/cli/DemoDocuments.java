package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.OutboxEntry;
import org.overread.core.report.StoredReport;
import org.overread.core.review.RejectionReason;
import org.overread.core.review.ReviewedFinding;
import org.overread.viewer.demo.DemoResult;
import org.overread.viewer.station.Station;

/** The files that a demo leaves: the signed documents and a summary. */
final class DemoDocuments {
    private final Path folder;

    DemoDocuments(Path folder) {
        this.folder = folder;
    }

    /** Writes the signed report's documents, as they were delivered, and {@code summary.json}. */
    void write(Station station, DemoResult result) throws IOException {
        StoredReport report = station.store()
                .reports()
                .reportOf(result.studyInstanceUid())
                .orElseThrow(() -> new IOException("the signed report is not in the store"));
        for (FrozenDocument document :
                station.store().reports().documents(report.ids().reportUid())) {
            Files.write(folder.resolve(fileName(document)), document.bytes());
        }
        Files.writeString(folder.resolve("summary.json"), Json.text(summary(result)));
    }

    static boolean allDelivered(DemoResult result) {
        return !result.deliveries().isEmpty()
                && result.deliveries().stream().allMatch(entry -> entry.state() == OutboxEntry.State.DELIVERED);
    }

    ObjectNode summary(DemoResult result) {
        ObjectNode root = Json.object().put("study", result.studyInstanceUid());
        ArrayNode runs = root.putArray("runs");
        result.runs().forEach(run -> runs.add(RunJson.of(run)));
        if (!runs.isEmpty()) {
            root.set("run", runs.get(0));
        }
        ArrayNode assessments = root.putArray("assessments");
        result.review().findings().forEach(finding -> assessments.add(assessment(finding)));
        ArrayNode deliveries = root.putArray("deliveries");
        result.deliveries().forEach(entry -> deliveries.add(DeliverCommand.document(entry)));
        root.putObject("seconds")
                .put("ingest", result.seconds().ingest())
                .put("firstImage", result.seconds().firstImage())
                .put("inference", result.seconds().inference())
                .put("total", result.seconds().total());
        return root;
    }

    private static ObjectNode assessment(ReviewedFinding finding) {
        return Json.object()
                .put("trackingUid", finding.trackingUid().value())
                .put(
                        "decision",
                        finding.decision()
                                .map(decision -> decision.name().toLowerCase(Locale.ROOT))
                                .orElse("notAssessed"))
                .put(
                        "reason",
                        finding.assessment()
                                .flatMap(assessment -> assessment.reason())
                                .map(RejectionReason::meaning)
                                .orElse(null));
    }

    private static String fileName(FrozenDocument document) {
        return switch (document.kind()) {
            case SR -> "sr.dcm";
            case SEG -> "seg.dcm";
            case KOS -> "kos.dcm";
            case FHIR -> "fhir.json";
            case ORU -> "oru.hl7";
        };
    }
}
