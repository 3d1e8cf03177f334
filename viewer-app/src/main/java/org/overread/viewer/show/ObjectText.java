package org.overread.viewer.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes the JSON of a result object as lines for people. Control characters of the file are shown as spaces. */
public final class ObjectText {
    private final List<String> lines = new ArrayList<>();

    public static List<String> lines(JsonNode object) {
        ObjectText text = new ObjectText();
        text.object(object);
        return List.copyOf(text.lines);
    }

    private void object(JsonNode object) {
        switch (object.path("kind").asText()) {
            case "report" -> report(object);
            case "keyObjects" -> keyObjects(object);
            case "segmentation" -> segmentation(object);
            case "presentationState" -> presentationState(object);
            default -> throw new IllegalArgumentException("an object of another kind");
        }
        object.path("problems").forEach(problem -> add(1, "problem: " + problem.asText()));
        if (object.has("content")) {
            tree(object.path("content"));
        }
    }

    private static String label(JsonNode object) {
        return list(List.of(text(object, "label"), text(object, "description")), " ");
    }

    private void report(JsonNode report) {
        add(
                0,
                meaning(report.path("title"), "report without title") + ", "
                        + (report.path("verified").asBoolean() ? "VERIFIED" : "NOT VERIFIED") + " ("
                        + list(
                                List.of(
                                        text(report, "completion"),
                                        text(report, "verification"),
                                        text(report, "preliminary")),
                                ", ")
                        + ")");
        report.path("verifyingObservers")
                .forEach(observer -> add(
                        1,
                        "verified by "
                                + list(
                                        List.of(
                                                text(observer, "name"),
                                                text(observer, "organization"),
                                                text(observer, "dateTime")),
                                        ", ")));
        report.path("authors").forEach(author -> add(1, "written by " + observer(author)));
        report.path("procedures").forEach(procedure -> add(1, "of " + meaning(procedure, "")));
        int number = 0;
        for (JsonNode finding : report.path("findings")) {
            finding(++number, finding);
        }
        report.path("statements").forEach(said -> add(1, "states " + evaluation(said)));
    }

    private void finding(int number, JsonNode finding) {
        List<String> what = new ArrayList<>();
        what.add(meaning(finding.path("finding"), text(finding, "kind")));
        finding.path("sites").forEach(site -> {
            what.add(meaning(site.path("site"), ""));
            what.add(meaning(site.path("laterality"), ""));
            site.path("modifiers").forEach(modifier -> what.add(text(modifier, "text")));
        });
        add(1, "finding " + number + ": " + list(what, ", "));
        add(2, list(List.of(text(finding, "trackingIdentifier"), text(finding, "trackingUid")), ", "));
        add(2, text(finding, "session").isEmpty() ? "" : "session " + text(finding, "session"));
        finding.path("timePoints").forEach(point -> add(2, evaluation(point)));
        finding.path("observers").forEach(observer -> add(2, "observed by " + observer(observer)));
        finding.path("algorithms")
                .forEach(algorithm -> add(
                        2,
                        (algorithm.path("ai").asBoolean() ? "AI " : "algorithm ")
                                + list(List.of(text(algorithm, "name"), text(algorithm, "version")), " ")));
        finding.path("measurements").forEach(measurement -> add(2, measurement(measurement)));
        finding.path("certainties").forEach(certainty -> add(2, measurement(certainty)));
        finding.path("evaluations").forEach(said -> add(2, evaluation(said)));
        finding.path("comments").forEach(comment -> add(2, comment.asText()));
        add(2, text(finding, "renderingIntent").isEmpty() ? "" : "presentation " + text(finding, "renderingIntent"));
        finding.path("regions").forEach(region -> add(2, region(region)));
        finding.path("other").forEach(other -> add(2, "also " + item(other)));
    }

    private static String observer(JsonNode observer) {
        return text(observer, "type") + " "
                + list(
                        List.of(
                                text(observer, "name"),
                                text(observer, "organization"),
                                text(observer, "manufacturer"),
                                text(observer, "model"),
                                text(observer, "uid")),
                        ", ");
    }

    private static String measurement(JsonNode measurement) {
        String unit = measurement.path("unit").isObject()
                ? measurement.path("unit").path("code").asText()
                : "(no unit)";
        String value = measurement.path("value").isNull()
                ? "no value: " + meaning(measurement.path("qualifier"), "not said why")
                : measurement.path("value").decimalValue().toPlainString() + " " + unit;
        String modifiers = StreamSupport.stream(measurement.path("modifiers").spliterator(), false)
                .map(modifier -> text(modifier, "text"))
                .collect(Collectors.joining(", "));
        return meaning(measurement.path("name"), "a number") + ": " + value
                + (modifiers.isEmpty() ? "" : " (" + modifiers + ")");
    }

    private static String evaluation(JsonNode evaluation) {
        return meaning(evaluation.path("name"), "a statement") + ": " + text(evaluation, "text");
    }

    private static String region(JsonNode region) {
        String role = meaning(region.path("role"), "region");
        return switch (text(region, "type")) {
            case "image" ->
                role + ": " + text(region, "graphicType") + " "
                        + (region.has("box") ? "box " + region.path("box") : region.path("points")) + " on "
                        + (region.path("sopInstanceUid").isNull()
                                ? "an image that is not said"
                                : text(region, "sopInstanceUid") + frames(region));
            case "space" ->
                role + ": " + text(region, "graphicType") + " " + region.path("points") + " mm in "
                        + text(region, "frameOfReferenceUid");
            case "segments" -> role + ": segments " + region.path("segments") + " of " + text(region, "sopInstanceUid");
            default -> role + ": " + text(region, "sopInstanceUid") + frames(region);
        };
    }

    private static String frames(JsonNode region) {
        return region.path("frames").isEmpty() ? "" : " frames " + region.path("frames");
    }

    private void keyObjects(JsonNode selection) {
        add(
                0,
                meaning(selection.path("title"), "key objects")
                        + (selection.path("rejects").asBoolean() ? " (rejection: not to be used)" : ""));
        selection.path("modifiers").forEach(modifier -> add(1, meaning(modifier, "")));
        add(1, text(selection, "description"));
        selection.path("observers").forEach(observer -> add(1, "by " + observer(observer)));
        selection.path("objects").forEach(object -> add(1, text(object, "sopInstanceUid") + frames(object)));
    }

    private void segmentation(JsonNode segmentation) {
        add(
                0,
                "segmentation " + text(segmentation, "type") + " " + label(segmentation) + ", "
                        + segmentation.path("frames") + " frames");
        for (JsonNode segment : segmentation.path("segments")) {
            add(
                    1,
                    "segment " + segment.path("number") + ": "
                            + list(
                                    List.of(
                                            text(segment, "label"),
                                            meaning(segment.path("type"), ""),
                                            text(segment, "algorithmType"),
                                            text(segment, "algorithmName"),
                                            text(segment, "trackingUid")),
                                    ", "));
        }
    }

    private void presentationState(JsonNode state) {
        add(0, list(List.of("presentation state", text(state, "type"), label(state)), " "));
        add(1, text(state, "creator").isEmpty() ? "" : "by " + text(state, "creator"));
        state.path("images").forEach(image -> add(1, "of " + text(image, "sopInstanceUid") + frames(image)));
        for (JsonNode annotation : state.path("annotations")) {
            annotation.path("texts").forEach(said -> add(1, "text " + said.asText()));
            annotation.path("graphics").forEach(graphic -> add(1, shape(graphic)));
            annotation.path("compoundGraphics").forEach(graphic -> add(1, shape(graphic)));
        }
    }

    private static String shape(JsonNode graphic) {
        return text(graphic, "graphicType") + " " + graphic.path("points") + " " + text(graphic, "units");
    }

    private void tree(JsonNode item) {
        add(1, item(item));
        item.path("content").forEach(this::tree);
    }

    private static String item(JsonNode item) {
        return list(
                List.of(
                        text(item, "position"),
                        text(item, "relationship"),
                        text(item, "valueType"),
                        meaning(item.path("name"), ""),
                        item.hasNonNull("text") ? "= " + text(item, "text") : "",
                        item.path("unit").isObject()
                                ? item.path("unit").path("code").asText()
                                : "",
                        text(item, "sopInstanceUid"),
                        text(item, "refersTo"),
                        text(item, "problem")),
                " ");
    }

    private static String meaning(JsonNode code, String otherwise) {
        return code.isObject() ? code.path("meaning").asText() : otherwise;
    }

    private static String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asText() : "";
    }

    private static String list(List<String> parts, String between) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
    }

    private void add(int depth, String line) {
        if (!line.isBlank()) {
            lines.add("  ".repeat(depth) + line.replaceAll("\\p{Cntrl}+", " "));
        }
    }
}
