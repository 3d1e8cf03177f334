package org.overread.ai.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.overread.ai.generic.GenericDetector;
import org.overread.ai.model.EligibilityCriteria;
import org.overread.ai.model.EligibilityCriteria.IfAbsent;
import org.overread.ai.model.EligibilityCriteria.Words;
import org.overread.ai.model.ModelInput;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.NetworkDataFormat;

/** The package "chest-radiograph-reference": a heatmap of where a frontal chest radiograph is denser on one side. */
public final class RadiographReference {
    public static final String ID = "chest-radiograph-reference";

    private static final String VERSION = "1.0.0";
    private static final ModelOutput.OperatingPoint OPERATING_POINT = new ModelOutput.OperatingPoint(
            0.50,
            List.of(0.20, 0.95),
            "The middle of the model's step; how it does on phantoms is in docs/phantom-results-head-and-radiograph.md.");

    /** Writes manifest.json, model.onnx and the files of its self-test. */
    public static void write(Path folder) throws IOException {
        manifest().write(folder, AsymmetryGraph.toBytes(VERSION));
    }

    private static ReferenceManifest manifest() {
        List<Object> pixels = List.of(AsymmetryGraph.SIZE, AsymmetryGraph.SIZE);
        int across = AsymmetryGraph.SIZE / AsymmetryGraph.CELL;
        return new ReferenceManifest(
                ID,
                "Chest radiograph reference",
                VERSION,
                "Shows as a heatmap where a frontal chest radiograph is denser than at the mirrored place, so that the"
                        + " station's own path for radiographs can be tried and tested.",
                GenericDetector.PIPELINE,
                frontalChest(),
                new NetworkDataFormat(
                        Map.of(
                                AsymmetryGraph.INPUT,
                                ReferenceManifest.tensor("image", "magnitude", Optional.empty(), pixels)),
                        Map.of(
                                AsymmetryGraph.HEATMAP,
                                ReferenceManifest.tensor("image", "scores", Optional.empty(), List.of(across, across)),
                                AsymmetryGraph.SCORE,
                                ReferenceManifest.tensor("probabilities", "scores", Optional.empty(), List.of()))),
                input(),
                List.of(
                        new ModelOutput(
                                AsymmetryGraph.HEATMAP, ModelOutput.Kind.HEATMAP, Optional.empty(), List.of(opacity())),
                        new ModelOutput(
                                AsymmetryGraph.SCORE,
                                ModelOutput.Kind.MULTI_LABEL,
                                Optional.of(asGiven()),
                                List.of(opacity()))),
                ReferenceImages.CHEST);
    }

    private static EligibilityCriteria frontalChest() {
        return EligibilityCriteria.modality("CR", "DX")
                .imagedAs(
                        new Words(List.of("*CHEST*", "*THORAX*", "*LUNG*"), IfAbsent.REFUSE, Optional.empty()),
                        new Words(List.of("PA", "AP"), IfAbsent.REFUSE, Optional.empty()));
    }

    private static ModelInput input() {
        return new ModelInput(
                AsymmetryGraph.INPUT,
                ModelInput.Dimensions.IMAGE,
                1,
                List.of(),
                ModelInput.AS_STORED,
                List.of(AsymmetryGraph.SIZE, AsymmetryGraph.SIZE),
                ModelInput.Interpolation.AREA,
                new ModelInput.Normalisation(
                        ModelInput.Normalisation.Kind.PERCENTILE,
                        List.of(),
                        OptionalDouble.of(1),
                        OptionalDouble.of(99),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                List.of(),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    /** The model's scores are scores already. */
    private static ModelOutput.Decoding asGiven() {
        return new ModelOutput.Decoding(
                Optional.of(ModelOutput.Activation.NONE),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ModelOutput.Label opacity() {
        return new ModelOutput.Label(
                0,
                new ModelManifest.Code("95436008", "SCT", "Lung consolidation"),
                Optional.of(new ModelManifest.Code("39607008", "SCT", "Lung")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(OPERATING_POINT),
                Optional.empty());
    }

    private RadiographReference() {}
}
