package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.ModelScore;
import org.overread.core.image.ImagePoint;
import org.overread.core.inference.ClassScore;
import org.overread.core.inference.KeyPoint;
import org.overread.core.inference.SeriesResult;

/** What a model says of a whole series as it is stored with the run; its maps, which are as large as images, are not kept. */
final class SeriesResultJson {
    private SeriesResultJson() {}

    static void put(ObjectNode run, SeriesResult whole) {
        array(run, "scores", whole.scores(), SeriesResultJson::write);
        array(run, "measurements", whole.measurements(), ClaimJson::write);
        array(run, "keyPoints", whole.keyPoints(), SeriesResultJson::write);
    }

    /** Of a run that was stored before these were kept: nothing. */
    static SeriesResult read(JsonField run) {
        return new SeriesResult(
                List.of(),
                list(run, "scores", SeriesResultJson::readScore),
                list(run, "measurements", ClaimJson::readMeasurement),
                list(run, "keyPoints", SeriesResultJson::readKeyPoint));
    }

    private static <T> void array(ObjectNode run, String name, List<T> all, Function<T, ObjectNode> form) {
        if (!all.isEmpty()) {
            ArrayNode array = run.putArray(name);
            all.forEach(one -> array.add(form.apply(one)));
        }
    }

    private static <T> List<T> list(JsonField run, String name, Function<JsonField, T> form) {
        return run.optional(name).map(all -> all.list(form)).orElse(List.of());
    }

    private static ObjectNode write(ClassScore score) {
        ObjectNode node = JsonField.object();
        node.set("code", ClaimJson.write(score.code()));
        node.put("score", score.score().value());
        score.positive().ifPresent(positive -> node.put("positive", positive));
        node.put("critical", score.critical());
        score.certainty().ifPresent(certainty -> node.put("certaintyPercent", certainty.percent()));
        return node;
    }

    private static ClassScore readScore(JsonField score) {
        return new ClassScore(
                ClaimJson.readCode(score.field("code")),
                new ModelScore(score.field("score").number()),
                score.optional("positive").map(JsonField::flag),
                score.field("critical").flag(),
                score.optional("certaintyPercent").map(percent -> new CertaintyOfFinding(percent.number())));
    }

    private static ObjectNode write(KeyPoint point) {
        ObjectNode node = ClaimJson.frame(point.frame());
        node.set("code", ClaimJson.write(point.code()));
        node.put("column", ClaimJson.finite(point.point().column()));
        node.put("row", ClaimJson.finite(point.point().row()));
        point.place().ifPresent(place -> node.set("place", ClaimJson.write(place)));
        point.score().ifPresent(score -> node.put("score", score.value()));
        return node;
    }

    private static KeyPoint readKeyPoint(JsonField point) {
        Optional<ModelScore> score = point.optional("score").map(value -> new ModelScore(value.number()));
        return new KeyPoint(
                ClaimJson.readCode(point.field("code")),
                ClaimJson.readFrame(point),
                new ImagePoint(
                        point.field("column").number(), point.field("row").number()),
                point.optional("place").map(ClaimJson::readPoint),
                score);
    }
}
