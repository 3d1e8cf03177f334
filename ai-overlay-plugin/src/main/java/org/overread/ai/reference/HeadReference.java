package org.overread.ai.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.ai.head.HyperdensityDetector;
import org.overread.ai.model.EligibilityCriteria;
import org.overread.ai.model.EligibilityCriteria.IfAbsent;
import org.overread.ai.model.EligibilityCriteria.Range;
import org.overread.ai.model.EligibilityCriteria.Words;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.NetworkDataFormat;

/** The package "head-hyperdensity-reference": dense parts of the intracranial space in head CT without contrast. */
public final class HeadReference {
    public static final String ID = "head-hyperdensity-reference";

    private static final String VERSION = "1.0.0";
    private static final ModelOutput.OperatingPoint OPERATING_POINT = new ModelOutput.OperatingPoint(
            0.50,
            List.of(0.30, 0.90),
            "The middle of the step at 51 HU; how it does on phantoms is in docs/phantom-results-head-and-radiograph.md.");

    /** Writes manifest.json, model.onnx and the files of its self-test. */
    public static void write(Path folder) throws IOException {
        manifest().write(folder, HyperdensityGraph.toBytes(VERSION));
    }

    private static ReferenceManifest manifest() {
        List<Object> extents = List.of("*", "*", "*");
        return new ReferenceManifest(
                ID,
                "Head hyperdensity reference",
                VERSION,
                "Shows where parts of the intracranial space are as dense as acute blood (about 51 to 100 HU) on head CT"
                        + " without contrast, with their volume, so that the station's own path for urgent findings can"
                        + " be tried and tested.",
                HyperdensityDetector.PIPELINE,
                headCt(),
                new NetworkDataFormat(
                        Map.of(
                                HyperdensityGraph.INPUT,
                                ReferenceManifest.tensor("image", "hounsfield", Optional.of("CT"), extents)),
                        Map.of(
                                HyperdensityGraph.OUTPUT,
                                ReferenceManifest.tensor("image", "scores", Optional.empty(), extents))),
                ReferenceManifest.cubicCt(HyperdensityGraph.INPUT, HyperdensityGraph.VOXEL_MM, HyperdensityGraph.HALO),
                List.of(new ModelOutput(
                        HyperdensityGraph.OUTPUT, ModelOutput.Kind.HEATMAP, Optional.empty(), List.of(hyperdensity()))),
                ReferenceImages.HEAD);
    }

    private static EligibilityCriteria headCt() {
        return EligibilityCriteria.modality("CT")
                .with(
                        new Words(List.of("*HEAD*", "*BRAIN*", "*SKULL*"), IfAbsent.REFUSE, Optional.empty()),
                        new Range(OptionalDouble.empty(), OptionalDouble.of(5), IfAbsent.REFUSE, Optional.empty()),
                        new Range(OptionalDouble.empty(), OptionalDouble.of(1), IfAbsent.REFUSE, Optional.empty()),
                        new Range(OptionalDouble.of(80), OptionalDouble.empty(), IfAbsent.REFUSE, Optional.empty()));
    }

    private static ModelOutput.Label hyperdensity() {
        return new ModelOutput.Label(
                0,
                new ModelManifest.Code("1386000", "SCT", "Intracranial hemorrhage"),
                Optional.of(new ModelManifest.Code("12738006", "SCT", "Brain")),
                Optional.empty(),
                Optional.empty(),
                Optional.of("#d55e00"),
                Optional.of(true),
                Optional.of(OPERATING_POINT),
                Optional.empty());
    }

    private HeadReference() {}
}
