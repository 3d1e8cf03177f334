package org.overread.ai.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.overread.ai.model.EligibilityCriteria;
import org.overread.ai.model.ManifestJson;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.model.NetworkDataFormat;
import org.overread.core.dicom.Uids;
import org.overread.core.inference.ReadingMode;

/**
 * What the manifests of the reference models share: none is for clinical use, and a changed model is another device.
 *
 * @param pipeline the station's processing
 * @param tensors by name: those of the input, then those of the outputs
 * @param selfTest what the package is proved with before it is opened
 */
record ReferenceManifest(
        String id,
        String name,
        String version,
        String intendedUse,
        String pipeline,
        EligibilityCriteria eligibility,
        NetworkDataFormat tensors,
        ModelInput input,
        List<ModelOutput> outputs,
        ReferenceSelfTest selfTest) {
    private static final String MODEL_FILE = "model.onnx";

    /** Writes manifest.json, model.onnx and the files of the self-test into a folder. */
    void write(Path folder, byte[] model) throws IOException {
        Map<String, byte[]> files = new TreeMap<>(selfTest.files(model));
        files.put(MODEL_FILE, model);
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Files.write(folder.resolve(ModelPackage.MANIFEST_FILE), ManifestJson.write(of(files)));
    }

    private ModelManifest of(Map<String, byte[]> files) {
        String sha256 = ModelPackage.sha256(files.get(MODEL_FILE));
        return new ModelManifest(
                ModelManifest.FORMAT,
                id,
                name,
                version,
                "Overread",
                Uids.named("model|" + id + "|" + sha256),
                false,
                Optional.of("Reference model, not for clinical use"),
                intendedUse + " Fixed weights; it has learned nothing and was not validated on patients. Not for"
                        + " clinical use.",
                "Apache-2.0",
                ReadingMode.CONCURRENT,
                files.entrySet().stream()
                        .map(file -> new ModelManifest.PackageFile(
                                file.getKey(), ModelPackage.sha256(file.getValue()), file.getValue().length))
                        .toList(),
                MODEL_FILE,
                pipeline,
                eligibility,
                tensors,
                input,
                outputs,
                Optional.of(selfTest.stated()));
    }

    /** A float tensor of one channel. */
    static NetworkDataFormat.Tensor tensor(String type, String format, Optional<String> modality, List<Object> shape) {
        return new NetworkDataFormat.Tensor(
                type, Optional.of(format), modality, 1, shape, "float32", List.of(), Optional.of(true), Map.of());
    }

    /** A volume of CT in cubic voxels, whose axes grow towards head, back and left. */
    static ModelInput cubicCt(String tensor, double voxelMm, int halo) {
        return new ModelInput(
                tensor,
                ModelInput.Dimensions.VOLUME,
                1,
                List.of(voxelMm, voxelMm, voxelMm),
                "SPL",
                List.of(),
                ModelInput.Interpolation.LINEAR,
                ModelInput.Normalisation.hounsfield(),
                List.of(),
                OptionalDouble.empty(),
                OptionalInt.of(halo));
    }
}
