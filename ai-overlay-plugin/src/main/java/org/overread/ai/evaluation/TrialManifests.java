package org.overread.ai.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.overread.ai.generic.GenericDetector;
import org.overread.ai.model.EligibilityCriteria;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.model.NetworkDataFormat;
import org.overread.core.inference.ReadingMode;

/** Manifests for models that are measured or tried out without a package of their own. */
public final class TrialManifests {

    /** A label without an operating point: anatomy, not a finding. */
    public static ModelOutput.Label anatomy(int index, String value, String meaning) {
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
    public static ModelInput conformed(ModelInput.Normalisation normalisation) {
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

    public static ModelInput.Normalisation normalisation(ModelInput.Normalisation.Kind kind, double... percentiles) {
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

    public static ModelManifest manifest(byte[] model, ModelInput input, List<ModelOutput> outputs) {
        return new ModelManifest(
                ModelManifest.FORMAT,
                "trial",
                "Trial model",
                "1",
                "Overread",
                "2.25.329800735698586629295641978511506172923",
                false,
                Optional.of("Reference model, not for clinical use"),
                "Trials of the station's processing",
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

    private TrialManifests() {}
}
