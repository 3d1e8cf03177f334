package org.overread.ai.generic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.overread.ai.evaluation.TrialManifests;
import org.overread.ai.model.ManifestJson;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelPackage;

/** Packages around the brain-MR models, where those are at hand. */
final class BrainPackage {

    static void write(Path folder, Path onnx, ModelInput input, List<ModelOutput.Label> labels) throws IOException {
        byte[] model = Files.readAllBytes(onnx);
        ModelOutput output = new ModelOutput("logits", ModelOutput.Kind.SEGMENTATION, Optional.empty(), labels);
        Files.createDirectories(folder);
        Files.write(folder.resolve("model.onnx"), model);
        Files.write(
                folder.resolve(ModelPackage.MANIFEST_FILE),
                ManifestJson.write(TrialManifests.manifest(model, input, List.of(output))));
    }

    private BrainPackage() {}
}
