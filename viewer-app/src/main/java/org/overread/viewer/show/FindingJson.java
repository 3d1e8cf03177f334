package org.overread.viewer.show;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.overread.core.document.MeasuredValue;
import org.overread.core.result.Evaluation;
import org.overread.core.result.FindingPlace;
import org.overread.core.result.ResultFinding;
import org.overread.core.result.ResultMeasurement;

/** JSON of one finding that a document states. */
final class FindingJson {

    static ObjectNode of(ResultFinding finding) {
        ObjectNode node = Nodes.object();
        node.put("position", finding.identity().position()).put("kind", kind(finding.kind()));
        Nodes.putText(node, "trackingIdentifier", finding.identity().trackingIdentifier());
        Nodes.putText(node, "trackingUid", finding.identity().trackingUid());
        Nodes.putCode(node, "finding", finding.finding());
        Nodes.putCode(node, "category", finding.category());
        Nodes.putList(node, "sites", finding.places(), FindingJson::place);
        Nodes.putList(node, "methods", finding.methods(), Nodes::code);
        Nodes.putList(node, "measurements", finding.measurements(), FindingJson::measurement);
        Nodes.putList(node, "certainties", finding.certainties(), FindingJson::measurement);
        Nodes.putList(node, "evaluations", finding.evaluations(), FindingJson::evaluation);
        Nodes.putList(node, "regions", finding.regions(), RegionJson::of);
        putOrigin(node, finding);
        putContext(node, finding);
        return node;
    }

    private static void putOrigin(ObjectNode node, ResultFinding finding) {
        Nodes.putList(node, "observers", finding.context().observers(), ObserverJson::of);
        Nodes.putList(node, "algorithms", finding.algorithms(), ObserverJson::of);
        node.put("aiNamed", finding.aiNamed());
        Nodes.putText(node, "renderingIntent", finding.renderingIntent().map(intent -> switch (intent) {
            case PRESENTATION_REQUIRED -> "required";
            case PRESENTATION_OPTIONAL -> "optional";
            case NOT_FOR_PRESENTATION -> "notForPresentation";
        }));
    }

    private static void putContext(ObjectNode node, ResultFinding finding) {
        Nodes.putText(node, "session", finding.identity().session());
        Nodes.putList(node, "timePoints", finding.identity().timePoints(), FindingJson::evaluation);
        finding.context().subject().ifPresent(subject -> {
            ObjectNode about = node.putObject("subject");
            Nodes.putCode(about, "class", subject.subjectClass());
            Nodes.putText(about, "uid", subject.uid());
            Nodes.putText(about, "name", subject.name());
            Nodes.putText(about, "identifier", subject.identifier());
        });
        Nodes.putCode(node, "section", finding.identity().section());
        Nodes.putTexts(node, "inferredFrom", finding.identity().inferredFrom());
        Nodes.putTexts(node, "comments", finding.comments());
        Nodes.putList(node, "other", finding.other(), TreeJson::of);
    }

    private static String kind(ResultFinding.Kind kind) {
        return switch (kind) {
            case MEASUREMENT_GROUP -> "measurementGroup";
            case CAD_FINDING -> "cadFinding";
            case STATEMENT -> "statement";
            case MEASUREMENT -> "measurement";
            case REGION -> "region";
        };
    }

    private static ObjectNode place(FindingPlace place) {
        ObjectNode node = Nodes.object();
        Nodes.putCode(node, "site", place.site());
        Nodes.putCode(node, "laterality", place.laterality());
        Nodes.putList(node, "modifiers", place.modifiers(), FindingJson::evaluation);
        return node;
    }

    private static ObjectNode measurement(ResultMeasurement measurement) {
        ObjectNode node = Nodes.object();
        Nodes.putCode(node, "name", measurement.name());
        node.put("value", measurement.value().map(MeasuredValue::value).orElse(null));
        Nodes.putCode(node, "unit", measurement.value().flatMap(MeasuredValue::unit));
        Nodes.putCode(node, "qualifier", measurement.qualifier());
        Nodes.putText(node, "trackingUid", measurement.trackingUid());
        Nodes.putList(node, "modifiers", measurement.modifiers(), FindingJson::evaluation);
        Nodes.putList(node, "sites", measurement.places(), FindingJson::place);
        Nodes.putList(node, "regions", measurement.regions(), RegionJson::of);
        Nodes.putList(node, "algorithms", measurement.algorithms(), ObserverJson::of);
        Nodes.putList(node, "properties", measurement.properties(), FindingJson::measurement);
        Nodes.putList(node, "other", measurement.other(), TreeJson::of);
        return node;
    }

    static ObjectNode evaluation(Evaluation evaluation) {
        ObjectNode node = Nodes.object();
        Nodes.putCode(node, "name", evaluation.name());
        Nodes.putCode(node, "code", evaluation.code());
        node.put("text", evaluation.text());
        Nodes.putList(node, "modifiers", evaluation.modifiers(), FindingJson::evaluation);
        return node;
    }

    private FindingJson() {}
}
