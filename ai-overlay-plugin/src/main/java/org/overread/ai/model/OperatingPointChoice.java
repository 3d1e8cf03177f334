package org.overread.ai.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.overread.ai.model.ModelOutput.Label;
import org.overread.ai.model.ModelOutput.OperatingPoint;
import org.overread.core.inference.InferenceException;

/** Puts a site's operating points in the place of the maker's, as far as the maker allows. */
final class OperatingPointChoice {
    private final Map<String, Double> scores;

    private OperatingPointChoice(Map<String, Double> scores) {
        this.scores = new TreeMap<>(scores);
    }

    /**
     * The outputs with the site's scores.
     *
     * @param scores by the code value of the label
     * @throws InferenceException PACKAGE_REFUSED where the model has no such label, or the maker does not allow the score
     */
    static List<ModelOutput> in(List<ModelOutput> outputs, Map<String, Double> scores) throws InferenceException {
        OperatingPointChoice choice = new OperatingPointChoice(scores);
        for (String code : choice.scores.keySet()) {
            boolean known = outputs.stream()
                    .flatMap(output -> output.labels().stream())
                    .anyMatch(label -> label.code().value().equals(code));
            if (!known) {
                throw refused("the model has no label of code " + code);
            }
        }
        List<ModelOutput> chosen = new ArrayList<>();
        for (ModelOutput output : outputs) {
            List<Label> labels = new ArrayList<>();
            for (Label label : output.labels()) {
                labels.add(choice.in(label));
            }
            chosen.add(new ModelOutput(output.tensor(), output.kind(), output.decoding(), labels));
        }
        return chosen;
    }

    private Label in(Label label) throws InferenceException {
        Double score = scores.get(label.code().value());
        if (score == null) {
            return label;
        }
        List<Double> allowed =
                label.operatingPoint().map(OperatingPoint::allowed).orElse(List.of());
        String name = label.code().meaning() + " (" + label.code().value() + ")";
        if (allowed.isEmpty()) {
            throw refused("the maker allows no other for " + name);
        }
        if (!(score >= allowed.getFirst() && score <= allowed.getLast())) {
            throw refused("for " + name + " it is " + score + ", the maker allows " + allowed.getFirst() + " to "
                    + allowed.getLast());
        }
        return label.at(new OperatingPoint(score, allowed, "Set by the site."));
    }

    private static InferenceException refused(String why) {
        return new InferenceException(
                InferenceException.Kind.PACKAGE_REFUSED,
                "the operating point that the site set cannot be used: " + why);
    }
}
