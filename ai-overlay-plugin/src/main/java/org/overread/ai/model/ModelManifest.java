package org.overread.ai.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.overread.core.finding.CodedConcept;
import org.overread.core.inference.InferenceException;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.inference.OperatingRange;
import org.overread.core.inference.ReadingMode;

/**
 * What a model package says of itself: manifest.json, of the shape of docs/model-package.schema.json.
 *
 * @param format {@value #FORMAT}
 * @param notice shown wherever the model appears, e.g. "Reference model, not for clinical use"
 * @param files every file of the package but the manifest and its signature
 * @param model the file that the runtime opens, one of {@code files}
 * @param pipeline the station's processing around the model: how a series becomes its input and its output regions
 * @param networkDataFormat the model's tensors, by name
 * @param selfTest empty for a model that has none: never one for clinical use
 */
public record ModelManifest(
        String format,
        String id,
        String name,
        String version,
        String manufacturer,
        String deviceUid,
        boolean clinicalUse,
        Optional<String> notice,
        String intendedUse,
        String licence,
        ReadingMode readingMode,
        List<PackageFile> files,
        String model,
        String pipeline,
        EligibilityCriteria eligibility,
        @JsonProperty("network_data_format") NetworkDataFormat networkDataFormat,
        ModelInput input,
        List<ModelOutput> outputs,
        Optional<SelfTest> selfTest) {

    public static final String FORMAT = "overread-model-package/2";

    public ModelManifest {
        files = List.copyOf(files);
        outputs = List.copyOf(outputs);
    }

    /** A file beside the manifest, pinned by hash and size. @param sha256 lower-case hex */
    public record PackageFile(String file, String sha256, long bytes) {}

    /** A code of a coding scheme: SNOMED CT ("SCT"), RadLex ("RADLEX"), DICOM ("DCM") or a private one ("99…"). */
    public record Code(String value, String scheme, String meaning) {}

    /**
     * What the model must give for a known input, wherever it runs.
     *
     * @param input a NumPy file with the input tensor
     */
    public record SelfTest(String input, List<Expected> expected, Tolerance tolerance) {
        public SelfTest {
            expected = List.copyOf(expected);
        }

        /** A NumPy file with what an output tensor must hold. */
        public record Expected(String tensor, String file) {}

        /** How far a value may be off: by {@code absolute} and {@code relative} times the expected one. */
        public record Tolerance(double absolute, double relative) {}
    }

    /** The entry of the file that the runtime opens; empty where the manifest is unsound. */
    public Optional<PackageFile> modelFile() {
        return files.stream().filter(file -> file.file().equals(model)).findFirst();
    }

    /**
     * The same with a site's operating points.
     *
     * @param scores by the code value of the label
     * @throws InferenceException PACKAGE_REFUSED where the model has no such label, or the maker does not allow the score
     */
    public ModelManifest at(Map<String, Double> scores) throws InferenceException {
        return new ModelManifest(
                format,
                id,
                name,
                version,
                manufacturer,
                deviceUid,
                clinicalUse,
                notice,
                intendedUse,
                licence,
                readingMode,
                files,
                model,
                pipeline,
                eligibility,
                networkDataFormat,
                input,
                OperatingPointChoice.in(outputs, scores),
                selfTest);
    }

    /** What a channel of the input is called: its {@code channel_def}, else its number. @param channel zero-based */
    public String channelName(int channel) {
        String number = String.valueOf(channel);
        NetworkDataFormat.Tensor tensor = networkDataFormat.inputs().get(input.tensor());
        return tensor.channelDef().getOrDefault(number, number);
    }

    /** Files beside the model, with their sizes: in these its weights may lie. */
    public Map<String, Long> weightFiles() {
        return files.stream()
                .filter(file -> !file.file().equals(model))
                .collect(Collectors.toMap(PackageFile::file, PackageFile::bytes));
    }

    /** What a reader may choose in place of the operating points: of the labels whose entry says what is allowed. */
    public List<OperatingRange> operatingRanges() {
        return outputs.stream()
                .flatMap(output -> output.labels().stream())
                .filter(label -> label.operatingPoint()
                        .filter(point -> point.allowed().size() == 2
                                && point.allowed().getFirst() < point.allowed().getLast())
                        .isPresent())
                .map(ModelManifest::operatingRange)
                .toList();
    }

    private static OperatingRange operatingRange(ModelOutput.Label label) {
        ModelOutput.OperatingPoint point = label.operatingPoint().orElseThrow();
        CodedConcept code = new CodedConcept(
                label.code().value(), label.code().scheme(), label.code().meaning());
        return new OperatingRange(
                code, point.score(), point.allowed().getFirst(), point.allowed().getLast());
    }

    /** Of a sound manifest. */
    public ModelIdentity identity() {
        return new ModelIdentity(
                id,
                name,
                version,
                manufacturer,
                deviceUid,
                modelFile().orElseThrow().sha256(),
                clinicalUse);
    }
}
