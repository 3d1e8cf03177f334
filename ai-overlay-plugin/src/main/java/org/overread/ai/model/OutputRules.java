package org.overread.ai.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a manifest must hold of the model's outputs: tensors that there are, labels that can be told apart, sound scores. */
record OutputRules(ModelManifest manifest, RuleFaults faults) {
    static final String UNKNOWN_TENSOR = "is not among the outputs of network_data_format";

    void check() {
        for (int i = 0; i < manifest.outputs().size(); i++) {
            ModelOutput output = manifest.outputs().get(i);
            String at = "/outputs/" + i;
            tensor(output.tensor(), at + "/tensor");
            output.decoding().ifPresent(decoding -> {
                decoding.scoresTensor().ifPresent(name -> tensor(name, at + "/decoding/scoresTensor"));
                decoding.classesTensor().ifPresent(name -> tensor(name, at + "/decoding/classesTensor"));
            });
            Set<Integer> indexes = new HashSet<>();
            for (int j = 0; j < output.labels().size(); j++) {
                ModelOutput.Label label = output.labels().get(j);
                String labelAt = at + "/labels/" + j;
                faults.require(indexes.add(label.index()), labelAt + "/index", "stands at another label as well");
                label(output.kind(), label, labelAt);
            }
        }
    }

    private void label(ModelOutput.Kind kind, ModelOutput.Label label, String at) {
        faults.require(
                label.unit().isPresent() || kind != ModelOutput.Kind.MEASUREMENT,
                at + "/unit",
                "is due: a number without unit is no measurement");
        label.operatingPoint().ifPresent(point -> operatingPoint(point, at + "/operatingPoint"));
        label.calibration().ifPresent(curve -> calibration(curve, at + "/calibration/points"));
    }

    private void operatingPoint(ModelOutput.OperatingPoint point, String at) {
        faults.ascending(point.allowed(), at + "/allowed");
        boolean within = point.allowed().isEmpty()
                || point.score() >= point.allowed().getFirst()
                        && point.score() <= point.allowed().getLast();
        faults.require(within, at + "/score", "is not within what a site may choose");
    }

    private void calibration(ModelOutput.Calibration curve, String at) {
        List<ModelOutput.Point> points = curve.points();
        for (int i = 1; i < points.size(); i++) {
            faults.require(points.get(i).score() > points.get(i - 1).score(), at + "/" + i, "does not ascend in score");
        }
    }

    private void tensor(String name, String at) {
        faults.require(manifest.networkDataFormat().outputs().containsKey(name), at, UNKNOWN_TENSOR);
    }
}
