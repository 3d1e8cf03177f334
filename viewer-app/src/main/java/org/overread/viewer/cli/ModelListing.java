package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.overread.ai.model.ManifestDetector;
import org.overread.ai.model.ModelOutput.Label;
import org.overread.ai.model.ModelOutput.OperatingPoint;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.ReadingMode;
import org.overread.viewer.station.ModelShelf;

/** The models of this station, and the packages that are refused, as {@code overread models list} prints them. */
record ModelListing(ModelShelf shelf) {

    void print(PrintWriter out) {
        for (FindingDetector detector : shelf.detectors()) {
            ModelIdentity model = detector.model();
            out.printf(
                    "%s  %s %s  %s  %s  sha256 %s%n",
                    model.id(),
                    model.name(),
                    model.version(),
                    model.clinicalUse() ? "for clinical use" : "reference, not for clinical use",
                    word(detector.readingMode()),
                    model.sha256());
            for (Label label : labels(detector)) {
                out.println("  " + label.code().meaning() + " (" + label.code().value() + "): " + said(label));
            }
        }
        shelf.refused().forEach(refusal -> out.println("refused  " + refusal));
    }

    ObjectNode document() {
        ObjectNode root = Json.object();
        ArrayNode models = root.putArray("models");
        for (FindingDetector detector : shelf.detectors()) {
            ObjectNode model = models.addObject();
            PackageJson.put(model, detector.model());
            model.put("readingMode", word(detector.readingMode()));
            ArrayNode points = model.putArray("operatingPoints");
            for (Label label : labels(detector)) {
                OperatingPoint point = label.operatingPoint().orElseThrow();
                ObjectNode node = points.addObject()
                        .put("code", label.code().value())
                        .put("meaning", label.code().meaning())
                        .put("score", point.score())
                        .put("chosen", point.chosen());
                point.allowed().forEach(node.putArray("allowed")::add);
            }
        }
        ArrayNode refused = root.putArray("refused");
        shelf.refused().forEach(refused::add);
        return root;
    }

    /** Those with an operating point, each once. */
    private static List<Label> labels(FindingDetector detector) {
        if (!(detector instanceof ManifestDetector model)) {
            return List.of();
        }
        return List.copyOf(model.manifest().outputs().stream()
                .flatMap(output -> output.labels().stream())
                .filter(label -> label.operatingPoint().isPresent())
                .collect(Collectors.toMap(
                        label -> label.code().value(), label -> label, (first, more) -> first, TreeMap::new))
                .values());
    }

    private static String said(Label label) {
        OperatingPoint point = label.operatingPoint().orElseThrow();
        String allowed = point.allowed().isEmpty()
                ? "no other is allowed"
                : "a site may set " + point.allowed().getFirst() + " to "
                        + point.allowed().getLast();
        return "reported from a score of " + point.score() + "; " + allowed;
    }

    private static String word(ReadingMode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
