package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.overread.core.finding.Finding;
import org.overread.core.finding.TrackingUid;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportIds;
import org.overread.core.report.StoredReport;
import org.overread.core.review.ReviewedFinding;

/** A signed report as it is stored: who, when, under which keys, and which findings went where. */
final class ReportJson {
    private ReportJson() {}

    static String write(ReportContent content) {
        ObjectNode node = JsonField.object();
        node.set("ids", write(content.ids()));
        node.put("studyInstanceUid", content.study().studyInstanceUid());
        node.set("reader", ReviewJson.write(content.reader()));
        node.put("signedAt", content.signedAt().toString());
        node.put("zone", content.zone().getId());
        uids(node.putArray("stated"), content.stated().stream().map(ReviewedFinding::trackingUid));
        uids(node.putArray("rejected"), content.rejected().stream().map(ReviewedFinding::trackingUid));
        uids(node.putArray("notAssessed"), content.notAssessed().stream().map(Finding::trackingUid));
        return node.toString();
    }

    static StoredReport read(String reportUid, String text) {
        return JsonField.decode("report " + reportUid, text, ReportJson::read);
    }

    private static StoredReport read(JsonField report) {
        return new StoredReport(
                readIds(report.field("ids")),
                report.field("studyInstanceUid").text(),
                ReviewJson.readReader(report.field("reader")),
                report.field("signedAt").instant(),
                ZoneId.of(report.field("zone").text()),
                readUids(report.field("stated")),
                readUids(report.field("rejected")),
                readUids(report.field("notAssessed")));
    }

    private static ObjectNode write(ReportIds ids) {
        return JsonField.object()
                .put("reportUid", ids.reportUid())
                .put("srSeriesUid", ids.srSeriesUid())
                .put("srSopInstanceUid", ids.srSopInstanceUid())
                .put("segSeriesUid", ids.segSeriesUid())
                .put("segSopInstanceUid", ids.segSopInstanceUid())
                .put("bundleUid", ids.bundleUid())
                .put("oruControlId", ids.oruControlId());
    }

    private static ReportIds readIds(JsonField ids) {
        return new ReportIds(
                ids.field("reportUid").text(),
                ids.field("srSeriesUid").text(),
                ids.field("srSopInstanceUid").text(),
                ids.field("segSeriesUid").text(),
                ids.field("segSopInstanceUid").text(),
                ids.field("bundleUid").text(),
                ids.field("oruControlId").text());
    }

    private static void uids(ArrayNode list, Stream<TrackingUid> uids) {
        uids.forEach(uid -> list.add(uid.value()));
    }

    private static List<TrackingUid> readUids(JsonField list) {
        return list.list(uid -> new TrackingUid(uid.text()));
    }
}
