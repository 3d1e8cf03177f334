package org.overread.ai.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.ai.model.EligibilityCriteria;
import org.overread.ai.model.EligibilityCriteria.IfAbsent;
import org.overread.ai.model.EligibilityCriteria.Range;
import org.overread.ai.model.EligibilityCriteria.Words;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelOutput;
import org.overread.ai.model.NetworkDataFormat;
import org.overread.ai.nodule.NoduleDetector;
import org.overread.core.finding.Codes;

/** The reference model's package, "lung-nodule-reference". Written by the build; the same sources give the same bytes. */
public final class ReferencePackage {
    public static final String ID = "lung-nodule-reference";

    private static final String VERSION = "1.0.0";

    /** Measured by PhantomEvaluation; docs/phantom-results.md holds all of it. */
    private static final ModelOutput.OperatingPoint OPERATING_POINT = new ModelOutput.OperatingPoint(
            0.40,
            List.of(0.40, 0.60),
            "Phantom results: the lowest score with at most 2 false positives per scan on 12 chest phantoms (seeds 1001 to"
                    + " 1012). On 20 others (seeds 2001 to 2020): 70 % of nodules of 4 to 20 mm, 83 % of those of 6 mm"
                    + " and more, 1.7 false positives per scan.");

    private static final ModelOutput.Calibration CALIBRATION = new ModelOutput.Calibration(
            "Phantom results: the share of marks with about this score that were nodules, on 12 chest phantoms (seeds 1001"
                    + " to 1012). Not a probability of disease.",
            List.of(new ModelOutput.Point(0.40, 19), new ModelOutput.Point(0.45, 78), new ModelOutput.Point(0.55, 90)));

    /** Writes manifest.json, model.onnx and the files of its self-test. */
    public static void write(Path folder) throws IOException {
        manifest().write(folder, BlobDetectorGraph.toBytes(VERSION));
    }

    private static ReferenceManifest manifest() {
        List<Object> extents = List.of("*", "*", "*");
        return new ReferenceManifest(
                ID,
                "Lung nodule reference",
                VERSION,
                "Shows where round, dense spots lie in the lungs on chest CT, so that the station's own path from image"
                        + " to report can be tried and tested.",
                NoduleDetector.PIPELINE,
                chestCt(),
                new NetworkDataFormat(
                        Map.of(
                                BlobDetectorGraph.INPUT,
                                ReferenceManifest.tensor("image", "hounsfield", Optional.of("CT"), extents)),
                        Map.of(
                                BlobDetectorGraph.OUTPUT,
                                ReferenceManifest.tensor("image", "scores", Optional.empty(), extents))),
                ReferenceManifest.cubicCt(BlobDetectorGraph.INPUT, BlobDetectorGraph.VOXEL_MM, BlobDetectorGraph.HALO),
                List.of(new ModelOutput(
                        BlobDetectorGraph.OUTPUT, ModelOutput.Kind.POINTS, Optional.empty(), List.of(nodule()))),
                ReferenceImages.LUNG);
    }

    private static EligibilityCriteria chestCt() {
        return EligibilityCriteria.modality("CT")
                .with(
                        new Words(List.of("*CHEST*", "*THORAX*", "*LUNG*"), IfAbsent.ACCEPT, Optional.empty()),
                        new Range(OptionalDouble.empty(), OptionalDouble.of(5), IfAbsent.REFUSE, Optional.empty()),
                        new Range(OptionalDouble.empty(), OptionalDouble.of(1.5), IfAbsent.REFUSE, Optional.empty()),
                        new Range(OptionalDouble.of(60), OptionalDouble.empty(), IfAbsent.REFUSE, Optional.empty()));
    }

    private static ModelOutput.Label nodule() {
        return new ModelOutput.Label(
                0,
                new ModelManifest.Code(Codes.NODULE.value(), Codes.NODULE.scheme(), Codes.NODULE.meaning()),
                Optional.of(new ModelManifest.Code(Codes.LUNG.value(), Codes.LUNG.scheme(), Codes.LUNG.meaning())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(OPERATING_POINT),
                Optional.of(CALIBRATION));
    }

    private ReferencePackage() {}
}
