package org.overread.ai.faulty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.overread.ai.evaluation.TrialManifests;
import org.overread.ai.generic.GenericDetector;
import org.overread.ai.model.EligibilityCriteria;
import org.overread.ai.model.ManifestJson;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.model.NetworkDataFormat;
import org.overread.ai.onnx.LoopModel;
import org.overread.ai.onnx.OnnxAttribute;
import org.overread.ai.onnx.OnnxGraph;
import org.overread.core.inference.ReadingMode;

/** Packages of small models for CT, each with one fault; and two without. */
public final class FaultyModels {
    /** Their models' tensors have so many voxels each way. */
    public static final int EDGE = 16;

    private static final String[] OPEN = {"1", "1", "d", "h", "w"};

    /** Marks what is bright. */
    public static byte[] sound() {
        OnnxGraph graph = new OnnxGraph("sound");
        String x = graph.input("x", OPEN);
        graph.output(graph.node("Sub", x, graph.scalar(0.5f)), "y", OPEN);
        return graph.toBytes("test", "1", "");
    }

    /** Does not come to an end in a human life. */
    public static byte[] endless() {
        return LoopModel.turning(Long.MAX_VALUE);
    }

    /** The root of what is below zero. */
    public static byte[] notFinite() {
        OnnxGraph graph = new OnnxGraph("not finite");
        String x = graph.input("x", OPEN);
        String below = graph.node("Neg", graph.node("Exp", x));
        graph.output(graph.node("Sqrt", below), "y", OPEN);
        return graph.toBytes("test", "1", "");
    }

    /** Has weights that are no numbers, of which its output does not tell. */
    public static byte[] notFiniteWeights() {
        OnnxGraph graph = new OnnxGraph("weights");
        String x = graph.input("x", OPEN);
        String weighted = graph.node("Mul", x, graph.scalar(Float.NaN));
        graph.output(graph.node("Max", graph.scalar(0), weighted), "y", OPEN);
        return graph.toBytes("test", "1", "");
    }

    /** Takes two channels, where its manifest says one. */
    public static byte[] ofTwoChannels() {
        OnnxGraph graph = new OnnxGraph("channels");
        String x = graph.input("x", "1", "2", "d", "h", "w");
        graph.output(graph.node("Conv", List.of(x, graph.weights(new float[2], 1, 2, 1, 1, 1))), "y", OPEN);
        return graph.toBytes("test", "1", "");
    }

    /** Gives fewer voxels than it is given, which its open extents do not tell. */
    public static byte[] smaller() {
        OnnxGraph graph = new OnnxGraph("smaller");
        String x = graph.input("x", OPEN);
        String pooled = graph.node(
                "AveragePool",
                List.of(x),
                new OnnxAttribute.Ints("kernel_shape", 2, 2, 2),
                new OnnxAttribute.Ints("strides", 2, 2, 2));
        graph.output(pooled, "y", OPEN);
        return graph.toBytes("test", "1", "");
    }

    /** Wants a thousand terabytes on its way to the result, of which only its input's values tell. */
    public static byte[] insatiable() {
        OnnxGraph graph = new OnnxGraph("insatiable");
        String x = graph.input("x", OPEN);
        String greatest = graph.node("Reshape", graph.node("ReduceMax", x), graph.integers(-1));
        String one = graph.node("Cast", List.of(greatest), new OnnxAttribute.Int("to", 7));
        String large = graph.node("Mul", one, graph.integers(1 << 14, 1 << 10, 1 << 12, 1 << 8, 1 << 4));
        String mean = graph.node("ReduceMean", graph.node("Expand", graph.node("ReduceMean", x), large));
        graph.output(graph.node("Add", x, mean), "y", OPEN);
        return graph.toBytes("test", "1", "");
    }

    /** Has few weights, and on its way to the result 16,384 channels. */
    public static byte[] wide() {
        int channels = 1 << 14;
        OnnxGraph graph = new OnnxGraph("wide");
        String x = graph.input("x", OPEN);
        String all = graph.node("Conv", List.of(x, graph.weights(new float[channels], channels, 1, 1, 1, 1)));
        graph.output(
                graph.node("Conv", List.of(all, graph.weights(new float[channels], 1, channels, 1, 1, 1))), "y", OPEN);
        return graph.toBytes("test", "1", "");
    }

    /** One box on each image. */
    public static byte[] boxes() {
        OnnxGraph graph = new OnnxGraph("boxes");
        graph.input("x", "1", "1", "16", "16");
        graph.output(graph.weights(new float[] {4, 4, 8, 8}, 1, 4), "y", "1", "4");
        graph.output(graph.weights(new float[] {0.9f}, 1, 1), "scores", "1", "1");
        return graph.toBytes("test", "1", "");
    }

    /** Writes a package whose model gives a value for each voxel of a volume of 16 each way. */
    public static Path volumes(Path folder, String id, byte[] model) throws IOException {
        return volumes(folder, id, model, Map.of());
    }

    /** Writes a package that maps what is bright, and finds nothing. */
    public static Path anatomy(Path folder, String id) throws IOException {
        return segmentation(folder, id, files(sound(), Map.of()), label(Optional.empty()));
    }

    /** With files beside the model. */
    public static Path volumes(Path folder, String id, byte[] model, Map<String, byte[]> beside) throws IOException {
        return segmentation(folder, id, files(model, beside), label());
    }

    private static Path segmentation(Path folder, String id, Map<String, byte[]> files, ModelOutput.Label label)
            throws IOException {
        ModelOutput output = new ModelOutput("y", ModelOutput.Kind.SEGMENTATION, Optional.empty(), List.of(label));
        return write(
                folder,
                id,
                files,
                new Tensors(
                        input(ModelInput.Dimensions.VOLUME, List.of(EDGE, EDGE, EDGE)),
                        List.of(output),
                        Map.of("y", tensor("probabilities", List.of("*", "*", "*")))));
    }

    /** Writes the package of {@link #boxes}. */
    public static Path images(Path folder, String id) throws IOException {
        ModelOutput output = new ModelOutput(
                "y",
                ModelOutput.Kind.BOXES,
                Optional.of(new ModelOutput.Decoding(
                        Optional.of(ModelOutput.Activation.NONE),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        Optional.of("xyxy"),
                        Optional.of("pixel"),
                        Optional.of("scores"),
                        Optional.empty())),
                List.of(label()));
        return write(
                folder,
                id,
                files(boxes(), Map.of()),
                new Tensors(
                        input(ModelInput.Dimensions.IMAGE, List.of(EDGE, EDGE)),
                        List.of(output),
                        Map.of("y", tensor("tuples", List.of()), "scores", tensor("scores", List.of()))));
    }

    private record Tensors(
            ModelInput input, List<ModelOutput> outputs, Map<String, NetworkDataFormat.Tensor> outputTensors) {}

    private static Map<String, byte[]> files(byte[] model, Map<String, byte[]> beside) {
        Map<String, byte[]> files = new TreeMap<>(beside);
        files.put("model.onnx", model);
        return files;
    }

    private static Path write(Path folder, String id, Map<String, byte[]> files, Tensors tensors) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        ModelManifest manifest = new ModelManifest(
                ModelManifest.FORMAT,
                id,
                id,
                "1",
                "Overread",
                "2.25.329800735698586629295641978511506172923",
                false,
                Optional.of("Reference model, not for clinical use"),
                "A test",
                "Apache-2.0",
                ReadingMode.CONCURRENT,
                files.entrySet().stream()
                        .map(file -> new ModelManifest.PackageFile(
                                file.getKey(), ModelPackage.sha256(file.getValue()), file.getValue().length))
                        .toList(),
                "model.onnx",
                GenericDetector.PIPELINE,
                EligibilityCriteria.modality("CT"),
                new NetworkDataFormat(
                        Map.of(
                                "x",
                                tensor(
                                        "image",
                                        tensors.input().size().stream()
                                                .<Object>map(n -> "*")
                                                .toList())),
                        tensors.outputTensors()),
                tensors.input(),
                tensors.outputs(),
                Optional.empty());
        Files.write(folder.resolve(ModelPackage.MANIFEST_FILE), ManifestJson.write(manifest));
        return folder;
    }

    private static NetworkDataFormat.Tensor tensor(String type, List<Object> extents) {
        return new NetworkDataFormat.Tensor(
                type, Optional.empty(), Optional.empty(), 1, extents, "float32", List.of(), Optional.empty(), Map.of());
    }

    private static ModelInput input(ModelInput.Dimensions dimensions, List<Integer> size) {
        return new ModelInput(
                "x",
                dimensions,
                1,
                List.of(),
                ModelInput.AS_STORED,
                size,
                ModelInput.Interpolation.LINEAR,
                TrialManifests.normalisation(ModelInput.Normalisation.Kind.MINMAX),
                List.of(),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    private static ModelOutput.Label label() {
        return label(Optional.of(new ModelOutput.OperatingPoint(0.5, List.of(), "a test")));
    }

    private static ModelOutput.Label label(Optional<ModelOutput.OperatingPoint> operatingPoint) {
        return new ModelOutput.Label(
                0,
                new ModelManifest.Code("27925004", "SCT", "Nodule"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                operatingPoint,
                Optional.empty());
    }

    private FaultyModels() {}
}
