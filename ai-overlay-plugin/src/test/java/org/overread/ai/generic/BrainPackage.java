package org.overread.ai.generic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.overread.ai.model.EligibilityCriteria;
import org.overread.ai.model.ManifestJson;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.model.NetworkDataFormat;
import org.overread.core.inference.ReadingMode;

/** Packages around the brain-MR models, where those are at hand. */
final class BrainPackage {

    /** A label without an operating point: anatomy, not a finding. */
    static ModelOutput.Label anatomy(int index, String value, String meaning) {
        return new ModelOutput.Label(
                index,
                new ModelManifest.Code(value, "SCT", meaning),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Conformed as FreeSurfer does: 256 voxels of 1 mm, growing to the left, the feet and the front. */
    static ModelInput conformed(ModelInput.Normalisation normalisation) {
        return new ModelInput(
                "x",
                ModelInput.Dimensions.VOLUME,
                1,
                List.of(1.0, 1.0, 1.0),
                "LIA",
                List.of(256, 256, 256),
                ModelInput.Interpolation.LINEAR,
                normalisation,
                List.of(),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    static ModelInput.Normalisation normalisation(ModelInput.Normalisation.Kind kind, double... percentiles) {
        boolean given = percentiles.length == 2;
        return new ModelInput.Normalisation(
                kind,
                List.of(),
                given ? OptionalDouble.of(percentiles[0]) : OptionalDouble.empty(),
                given ? OptionalDouble.of(percentiles[1]) : OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    static void write(Path folder, Path onnx, ModelInput input, List<ModelOutput.Label> labels) throws IOException {
        byte[] model = Files.readAllBytes(onnx);
        ModelOutput output = new ModelOutput("logits", ModelOutput.Kind.SEGMENTATION, Optional.empty(), labels);
        Files.createDirectories(folder);
        Files.write(folder.resolve("model.onnx"), model);
        Files.write(
                folder.resolve(ModelPackage.MANIFEST_FILE),
                ManifestJson.write(manifest(model, input, List.of(output))));
    }

    static ModelManifest manifest(byte[] model, ModelInput input, List<ModelOutput> outputs) {
        return new ModelManifest(
                ModelManifest.FORMAT,
                "brain-mr",
                "Brain MR segmentation",
                "1",
                "brainchop",
                "2.25.329800735698586629295641978511506172923",
                false,
                Optional.of("Reference model, not for clinical use"),
                "Tests of the station's processing",
                "MIT",
                ReadingMode.CONCURRENT,
                List.of(new ModelManifest.PackageFile("model.onnx", ModelPackage.sha256(model), model.length)),
                "model.onnx",
                GenericDetector.PIPELINE,
                EligibilityCriteria.modality("MR"),
                new NetworkDataFormat(
                        Map.of("x", tensor("MR", 1)),
                        Map.of(
                                outputs.getFirst().tensor(),
                                tensor(null, outputs.getFirst().labels().size() + 1))),
                input,
                outputs,
                Optional.empty());
    }

    private static NetworkDataFormat.Tensor tensor(String modality, int channels) {
        return new NetworkDataFormat.Tensor(
                modality == null ? "probabilities" : "image",
                Optional.empty(),
                Optional.ofNullable(modality),
                channels,
                List.of("*", "*", "*"),
                "float32",
                List.of(),
                Optional.empty(),
                Map.of());
    }

    private BrainPackage() {}
}
