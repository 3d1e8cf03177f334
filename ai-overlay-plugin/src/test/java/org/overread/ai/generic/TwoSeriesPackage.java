package org.overread.ai.generic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.overread.ai.evaluation.TrialManifests;
import org.overread.ai.model.EligibilityCriteria;
import org.overread.ai.model.EligibilityCriteria.IfAbsent;
import org.overread.ai.model.EligibilityCriteria.Words;
import org.overread.ai.model.ManifestJson;
import org.overread.ai.model.ModelChannel;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelInput.Normalisation;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelManifest.SelfTest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.model.NetworkDataFormat;
import org.overread.ai.onnx.OnnxGraph;
import org.overread.ai.selftest.NumpyFile;
import org.overread.core.inference.ReadingMode;

/** A package of a model that needs a T1 and a T2 series: it marks what is bright in both, and gives the T2 as it got it. */
public final class TwoSeriesPackage {
    public static final String ID = "two-series";

    private static final int EDGE = 4;

    /** Of a package that is not as it usually is. @param t2 the second channel */
    public static Path write(Path folder, ModelChannel t2, String... channelNames) throws IOException {
        byte[] model = model();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("model.onnx", model);
        files.put("input.npy", NumpyFile.write(new long[] {1, 2, EDGE, EDGE, EDGE}, values(2, n -> n)));
        files.put(
                "t2.npy", NumpyFile.write(new long[] {1, 1, EDGE, EDGE, EDGE}, values(1, n -> n + EDGE * EDGE * EDGE)));
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (int n = 0; n < channelNames.length; n++) {
            names.put(String.valueOf(n), channelNames[n]);
        }
        ModelManifest manifest = manifest(files, input().beside(List.of(t2)), names);
        Files.write(folder.resolve("manifest.json"), ManifestJson.write(manifest));
        return folder;
    }

    /** As it usually is: the T2 may have any grid, and is halved. */
    public static Path write(Path folder) throws IOException {
        return write(folder, t2(true), "T1", "T2");
    }

    /** The second channel: values × 0.0005. */
    public static ModelChannel t2(boolean resampled) {
        return new ModelChannel(
                described("*T2*"), resampled, Optional.of(scale(0.0005)), Optional.empty(), OptionalDouble.empty());
    }

    public static EligibilityCriteria described(String pattern) {
        return EligibilityCriteria.modality("MR")
                .described(new Words(List.of(pattern), List.of("*POST*"), IfAbsent.REFUSE, Optional.empty()));
    }

    private interface Value {
        float at(int n);
    }

    private static FloatBuffer values(int channels, Value value) {
        int count = channels * EDGE * EDGE * EDGE;
        FloatBuffer values = ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int n = 0; n < count; n++) {
            values.put(n, value.at(n));
        }
        return values;
    }

    private static byte[] model() {
        OnnxGraph graph = new OnnxGraph("two");
        String x = graph.input("x", "1", "2", "d", "h", "w");
        String second = graph.node("Conv", List.of(x, graph.weights(new float[] {0, 1}, 1, 2, 1, 1, 1)));
        String both = graph.node("Conv", List.of(x, graph.weights(new float[] {20, 20}, 1, 2, 1, 1, 1)));
        graph.output(graph.node("Sub", both, graph.scalar(25)), "both", "1", "1", "d", "h", "w");
        graph.output(second, "t2", "1", "1", "d", "h", "w");
        return graph.toBytes("test", "1", "marks what is bright in two series");
    }

    private static ModelInput input() {
        return new ModelInput(
                "x",
                ModelInput.Dimensions.VOLUME,
                1,
                List.of(),
                "SPL",
                List.of(),
                ModelInput.Interpolation.LINEAR,
                scale(0.001),
                List.of(),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    private static Normalisation scale(double slope) {
        return new Normalisation(
                Normalisation.Kind.SCALE,
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(slope),
                OptionalDouble.of(0));
    }

    private static ModelManifest manifest(Map<String, byte[]> files, ModelInput input, Map<String, String> names) {
        return new ModelManifest(
                ModelManifest.FORMAT,
                ID,
                "Two series",
                "1",
                "Overread",
                "2.25.329800735698586629295641978511506172924",
                false,
                Optional.of("Reference model, not for clinical use"),
                "Tests",
                "MIT",
                ReadingMode.CONCURRENT,
                files.entrySet().stream()
                        .map(file -> new ModelManifest.PackageFile(
                                file.getKey(), ModelPackage.sha256(file.getValue()), file.getValue().length))
                        .toList(),
                "model.onnx",
                GenericDetector.PIPELINE,
                described("*T1*"),
                new NetworkDataFormat(
                        Map.of("x", tensor("image", 2, names)),
                        Map.of("both", tensor("probabilities", 1, Map.of()), "t2", tensor("image", 1, Map.of()))),
                input,
                List.of(
                        new ModelOutput("both", ModelOutput.Kind.SEGMENTATION, Optional.empty(), List.of(lesion())),
                        new ModelOutput(
                                "t2",
                                ModelOutput.Kind.HEATMAP,
                                Optional.empty(),
                                List.of(TrialManifests.anatomy(0, "12738006", "Brain")))),
                Optional.of(new SelfTest(
                        "input.npy",
                        List.of(new SelfTest.Expected("t2", "t2.npy")),
                        new SelfTest.Tolerance(1e-4, 1e-4))));
    }

    private static ModelOutput.Label lesion() {
        return new ModelOutput.Label(
                0,
                new ModelManifest.Code("52988006", "SCT", "Lesion"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ModelOutput.OperatingPoint(0.6, List.of(), "a test")),
                Optional.empty());
    }

    private static NetworkDataFormat.Tensor tensor(String type, int channels, Map<String, String> names) {
        return new NetworkDataFormat.Tensor(
                type,
                Optional.empty(),
                Optional.of("MR"),
                channels,
                List.of("*", "*", "*"),
                "float32",
                List.of(),
                Optional.empty(),
                names);
    }

    private TwoSeriesPackage() {}
}
