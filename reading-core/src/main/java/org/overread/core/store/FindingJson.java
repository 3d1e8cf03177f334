package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.Finding;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.TrackingUid;
import org.overread.core.inference.ModelIdentity;

/** A finding as it is stored. */
final class FindingJson {
    private static final String MODEL = "MODEL";
    private static final String READER = "READER";

    private FindingJson() {}

    static String write(Finding finding) {
        return node(finding).toString();
    }

    static ArrayNode array(List<Finding> findings) {
        ArrayNode all = JsonField.object().arrayNode();
        findings.forEach(finding -> all.add(node(finding)));
        return all;
    }

    static String writeAll(List<Finding> findings) {
        return array(findings).toString();
    }

    static List<Finding> readAll(String row, String text) {
        return JsonField.decode(row, text, FindingJson::readAll);
    }

    static List<Finding> readAll(JsonField all) {
        return all.list(FindingJson::read);
    }

    private static ObjectNode node(Finding finding) {
        ObjectNode node = JsonField.object();
        node.put("trackingUid", finding.trackingUid().value());
        node.put("number", finding.number());
        node.put("studyInstanceUid", finding.studyInstanceUid());
        node.put("seriesInstanceUid", finding.seriesInstanceUid());
        finding.frameOfReferenceUid().ifPresent(uid -> node.put("frameOfReferenceUid", uid));
        switch (finding.origin()) {
            case FindingOrigin.Model model -> {
                node.put("madeBy", MODEL);
                node.set("model", write(model.model()));
                node.put("runUid", model.runUid());
            }
            case FindingOrigin.Reader reader -> node.put("madeBy", READER);
        }
        node.set("claim", ClaimJson.write(finding.claim()));
        finding.score().ifPresent(score -> node.put("score", score.value()));
        finding.certainty().ifPresent(certainty -> node.put("certaintyPercent", certainty.percent()));
        if (finding.critical()) {
            node.put("critical", true);
        }
        return node;
    }

    static Finding read(String trackingUid, String text) {
        return JsonField.decode("finding " + trackingUid, text, FindingJson::read);
    }

    static ObjectNode write(ModelIdentity model) {
        return JsonField.object()
                .put("id", model.id())
                .put("name", model.name())
                .put("version", model.version())
                .put("manufacturer", model.manufacturer())
                .put("deviceUid", model.deviceUid())
                .put("sha256", model.sha256())
                .put("clinicalUse", model.clinicalUse());
    }

    static ModelIdentity readModel(JsonField model) {
        return new ModelIdentity(
                model.field("id").text(),
                model.field("name").text(),
                model.field("version").text(),
                model.field("manufacturer").text(),
                model.field("deviceUid").text(),
                model.field("sha256").text(),
                model.field("clinicalUse").flag());
    }

    private static Finding read(JsonField finding) {
        return new Finding(
                new TrackingUid(finding.field("trackingUid").text()),
                finding.field("number").integer(),
                finding.field("studyInstanceUid").text(),
                finding.field("seriesInstanceUid").text(),
                finding.optional("frameOfReferenceUid").map(JsonField::text),
                readOrigin(finding),
                ClaimJson.read(finding.field("claim")),
                finding.optional("score").map(score -> new ModelScore(score.number())),
                finding.optional("certaintyPercent").map(certainty -> new CertaintyOfFinding(certainty.number())),
                finding.optional("critical").map(JsonField::flag).orElse(false));
    }

    private static FindingOrigin readOrigin(JsonField finding) {
        JsonField madeBy = finding.field("madeBy");
        return switch (madeBy.text()) {
            case MODEL ->
                new FindingOrigin.Model(
                        readModel(finding.field("model")),
                        finding.field("runUid").text());
            case READER -> new FindingOrigin.Reader();
            default -> throw StoreException.corrupt(madeBy.where(), "unknown maker");
        };
    }
}
