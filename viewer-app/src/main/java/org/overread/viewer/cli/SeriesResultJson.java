package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.overread.core.finding.Measurement;
import org.overread.core.inference.ClassScore;
import org.overread.core.inference.KeyPoint;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.ResultMap;
import org.overread.core.inference.SeriesResult;

/** What a model says of a whole series, as {@code analyze --json} prints it: names and numbers, not the maps' values. */
final class SeriesResultJson {

    static void put(ObjectNode run, SeriesResult result) {
        ArrayNode maps = run.putArray("maps");
        result.maps().forEach(map -> maps.add(of(map)));
        ArrayNode scores = run.putArray("scores");
        result.scores().forEach(score -> scores.add(of(score)));
        ArrayNode measurements = run.putArray("measurements");
        result.measurements().forEach(measurement -> measurements.add(of(measurement)));
        ArrayNode keyPoints = run.putArray("keyPoints");
        result.keyPoints().forEach(point -> keyPoints.add(of(point)));
    }

    private static ObjectNode of(ResultMap map) {
        ObjectNode node = Json.object().put("name", map.name());
        ArrayNode labels = node.putArray("labels");
        switch (map) {
            case ResultMap.LabelMap indices -> {
                node.put("kind", "labels");
                indices.labels().forEach(label -> labels.add(of(label)));
            }
            case ResultMap.ScoreMap scores -> {
                node.put("kind", "scores");
                labels.add(of(scores.label()));
            }
        }
        return node;
    }

    private static ObjectNode of(MapLabel label) {
        ObjectNode node = Json.object()
                .put("index", label.index())
                .put("label", label.code().meaning());
        label.laterality().ifPresent(side -> node.put("laterality", side.code().meaning()));
        label.volume().ifPresentOrElse(volume -> node.put("volumeMl", volume.value()), () -> node.putNull("volumeMl"));
        return node;
    }

    private static ObjectNode of(ClassScore score) {
        ObjectNode node = Json.object()
                .put("label", score.code().meaning())
                .put("score", score.score().value());
        score.positive().ifPresentOrElse(yes -> node.put("positive", yes), () -> node.putNull("positive"));
        score.certainty()
                .ifPresentOrElse(
                        certainty -> node.put("certainty", certainty.percent()), () -> node.putNull("certainty"));
        return node.put("critical", score.critical());
    }

    private static ObjectNode of(Measurement measurement) {
        return Json.object()
                .put("quantity", measurement.quantity().meaning())
                .put("value", measurement.value())
                .put("unit", measurement.unit().ucum());
    }

    private static ObjectNode of(KeyPoint point) {
        ObjectNode node = Json.object()
                .put("label", point.code().meaning())
                .put("sopInstanceUid", point.frame().sopInstanceUid())
                .put("frame", point.frame().frameNumber());
        node.putArray("point").add(point.point().column()).add(point.point().row());
        point.place()
                .ifPresentOrElse(
                        at -> node.putArray("patientMm").add(at.x()).add(at.y()).add(at.z()),
                        () -> node.putNull("patientMm"));
        point.score().ifPresent(score -> node.put("score", score.value()));
        return node;
    }

    private SeriesResultJson() {}
}
