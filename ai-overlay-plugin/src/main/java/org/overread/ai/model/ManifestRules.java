package org.overread.ai.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.overread.core.dicom.Uids;

/** What a manifest must hold beyond its shape. */
final class ManifestRules {
    private final ModelManifest manifest;
    private final List<Fault> faults = new ArrayList<>();

    private ManifestRules(ModelManifest manifest) {
        this.manifest = manifest;
    }

    /** All that is wrong, by its place in the manifest. */
    static List<Fault> faults(ModelManifest manifest) {
        ManifestRules rules = new ManifestRules(manifest);
        rules.files();
        rules.tensors();
        rules.input();
        rules.eligibility();
        rules.outputs();
        return rules.faults;
    }

    private void files() {
        require(Uids.isValid(manifest.deviceUid()), "/deviceUid", "is not a UID");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < manifest.files().size(); i++) {
            String name = manifest.files().get(i).file();
            String at = "/files/" + i + "/file";
            require(names.add(name.toLowerCase(Locale.ROOT)), at, "is listed twice: " + name);
            boolean own = name.equals(ModelPackage.MANIFEST_FILE) || name.equals(ModelPackage.SIGNATURE_FILE);
            require(!own, at, name + " is not listed among the files");
        }
        listed(manifest.model(), "/model");
        manifest.selfTest().ifPresent(test -> {
            listed(test.input(), "/selfTest/input");
            for (int i = 0; i < test.expected().size(); i++) {
                ModelManifest.SelfTest.Expected expected = test.expected().get(i);
                listed(expected.file(), "/selfTest/expected/" + i + "/file");
                output(expected.tensor(), "/selfTest/expected/" + i + "/tensor");
            }
        });
    }

    private void tensors() {
        require(
                manifest.networkDataFormat()
                        .inputs()
                        .containsKey(manifest.input().tensor()),
                "/input/tensor",
                "is not among the inputs of network_data_format");
        require(
                manifest.networkDataFormat().inputs().size() == 1,
                "/network_data_format/inputs",
                "holds more than one tensor: models with several inputs are not run");
    }

    private void input() {
        ModelInput input = manifest.input();
        int axes = input.dimensions() == ModelInput.Dimensions.VOLUME ? 3 : 2;
        axes(input.spacingMm(), axes, "/input/spacingMm");
        axes(input.size(), axes, "/input/size");
        axes(input.patch(), axes, "/input/patch");
        ascending(input.normalisation().clip(), "/input/normalisation/clip");
        double low = input.normalisation().low().orElse(0);
        double high = input.normalisation().high().orElse(100);
        require(low < high, "/input/normalisation/high", "is not above low");
        for (int i = 0; i < input.patch().size() && i < input.size().size(); i++) {
            require(input.patch().get(i) <= input.size().get(i), "/input/patch/" + i, "is larger than the size");
        }
        int channels = switch (manifest.networkDataFormat().inputs().get(input.tensor())) {
            case null -> input.channels();
            case NetworkDataFormat.Tensor tensor -> tensor.numChannels();
        };
        require(channels == input.channels(), "/input/channels", "is not the num_channels of the tensor");
    }

    private void eligibility() {
        EligibilityCriteria eligible = manifest.eligibility();
        range(eligible.ageYears(), "ageYears");
        range(eligible.sliceThicknessMm(), "sliceThicknessMm");
        range(eligible.sliceSpacingMm(), "sliceSpacingMm");
        range(eligible.pixelSpacingMm(), "pixelSpacingMm");
        range(eligible.coverageMm(), "coverageMm");
        range(eligible.echoTimeMs(), "echoTimeMs");
        range(eligible.repetitionTimeMs(), "repetitionTimeMs");
        eligible.contrast()
                .ifPresent(words -> require(
                        words.anyOf().stream().allMatch(word -> word.equals("with") || word.equals("without")),
                        "/eligibility/contrast/anyOf",
                        "knows \"with\" and \"without\""));
    }

    private void range(Optional<EligibilityCriteria.Range> range, String name) {
        range.ifPresent(bounds -> require(
                bounds.min().orElse(0) <= bounds.max().orElse(Double.MAX_VALUE),
                "/eligibility/" + name,
                "can be met by no series: min is above max"));
    }

    private void outputs() {
        for (int i = 0; i < manifest.outputs().size(); i++) {
            ModelOutput output = manifest.outputs().get(i);
            String at = "/outputs/" + i;
            output(output.tensor(), at + "/tensor");
            output.decoding().ifPresent(decoding -> {
                decoding.scoresTensor().ifPresent(name -> output(name, at + "/decoding/scoresTensor"));
                decoding.classesTensor().ifPresent(name -> output(name, at + "/decoding/classesTensor"));
            });
            Set<Integer> indexes = new HashSet<>();
            for (int j = 0; j < output.labels().size(); j++) {
                ModelOutput.Label label = output.labels().get(j);
                String labelAt = at + "/labels/" + j;
                require(indexes.add(label.index()), labelAt + "/index", "stands at another label as well");
                boolean unitDue = output.kind() == ModelOutput.Kind.MEASUREMENT;
                require(
                        label.unit().isPresent() || !unitDue,
                        labelAt + "/unit",
                        "is due: a number without unit is no measurement");
                label.operatingPoint().ifPresent(point -> operatingPoint(point, labelAt + "/operatingPoint"));
                label.calibration().ifPresent(curve -> calibration(curve, labelAt + "/calibration/points"));
            }
        }
    }

    private void operatingPoint(ModelOutput.OperatingPoint point, String at) {
        ascending(point.allowed(), at + "/allowed");
        boolean within = point.allowed().isEmpty()
                || point.score() >= point.allowed().getFirst()
                        && point.score() <= point.allowed().getLast();
        require(within, at + "/score", "is not within what a site may choose");
    }

    private void calibration(ModelOutput.Calibration curve, String at) {
        List<ModelOutput.Point> points = curve.points();
        for (int i = 1; i < points.size(); i++) {
            require(points.get(i).score() > points.get(i - 1).score(), at + "/" + i, "does not ascend in score");
        }
    }

    private void listed(String file, String at) {
        boolean found = manifest.files().stream().anyMatch(entry -> entry.file().equals(file));
        require(found, at, file + " is not among the files");
    }

    private void output(String tensor, String at) {
        require(
                manifest.networkDataFormat().outputs().containsKey(tensor),
                at,
                "is not among the outputs of network_data_format");
    }

    private void axes(List<?> values, int axes, String at) {
        require(values.isEmpty() || values.size() == axes, at, "has not one value for each of " + axes + " axes");
    }

    private void ascending(List<Double> ends, String at) {
        require(ends.isEmpty() || ends.getFirst() < ends.getLast(), at, "does not ascend");
    }

    private void require(boolean holds, String at, String why) {
        if (!holds) {
            faults.add(new Fault(at, why));
        }
    }
}
