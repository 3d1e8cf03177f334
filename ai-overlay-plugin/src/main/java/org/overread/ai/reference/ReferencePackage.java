package org.overread.ai.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.overread.ai.model.ManifestJson;
import org.overread.ai.model.ModelManifest;
import org.overread.ai.model.ModelPackage;
import org.overread.ai.nodule.NoduleDetector;
import org.overread.core.dicom.Uids;
import org.overread.core.finding.Codes;

/** The reference model's package, "lung-nodule-reference". Written by the build; the same sources give the same bytes. */
public final class ReferencePackage {
    public static final String ID = "lung-nodule-reference";

    private static final String VERSION = "1.0.0";
    private static final String MODEL_FILE = "model.onnx";

    /** Measured by PhantomEvaluation; docs/phantom-results.md holds all of it. */
    private static final ModelManifest.OperatingPoint OPERATING_POINT = new ModelManifest.OperatingPoint(
            0.40,
            "Phantom results: the lowest score with at most 2 false positives per scan on 12 chest phantoms (seeds 1001 to"
                    + " 1012). On 12 others (seeds 2001 to 2012): 68 % of nodules of 4 to 20 mm, 79 % of those of 6 mm"
                    + " and more, 1.8 false positives per scan.");

    private static final ModelManifest.Calibration CALIBRATION = new ModelManifest.Calibration(
            "Phantom results: the share of marks with about this score that were nodules, on 12 chest phantoms (seeds 1001"
                    + " to 1012). Not a probability of disease.",
            List.of(
                    new ModelManifest.Point(0.40, 19),
                    new ModelManifest.Point(0.45, 78),
                    new ModelManifest.Point(0.55, 90)));

    /** Writes the package into a folder of its name. @param args the folder that packages lie in */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]).resolve(ID));
    }

    /** Writes manifest.json and model.onnx. */
    public static void write(Path folder) throws IOException {
        byte[] model = BlobDetectorGraph.toBytes(VERSION);
        Files.createDirectories(folder);
        Files.write(folder.resolve(MODEL_FILE), model);
        Files.write(folder.resolve(ModelPackage.MANIFEST_FILE), ManifestJson.write(manifest(model)));
    }

    static ModelManifest manifest(byte[] model) {
        String sha256 = ModelPackage.sha256(model);
        return new ModelManifest(
                ModelManifest.FORMAT,
                ID,
                "Lung nodule reference",
                VERSION,
                "Overread",
                // A changed model is another device.
                Uids.named("model|" + ID + "|" + sha256),
                false,
                "Reference model, not for clinical use",
                "Shows where round, dense spots lie in the lungs on chest CT, so that the station's own path from image"
                        + " to report can be tried and tested. Fixed weights; it has learned nothing and was not"
                        + " validated on patients. Not for clinical use.",
                "Apache-2.0",
                new ModelManifest.ModelFile(MODEL_FILE, sha256, model.length),
                NoduleDetector.PIPELINE,
                new ModelManifest.Eligibility("CT", List.of("CHEST", "THORAX", "LUNG"), 1.5, 5, 60),
                new ModelManifest.Input(
                        BlobDetectorGraph.INPUT, "HU", BlobDetectorGraph.VOXEL_MM, BlobDetectorGraph.HALO),
                new ModelManifest.Output(
                        BlobDetectorGraph.OUTPUT, "score at local maxima of a 7-voxel cube, 0 elsewhere"),
                new ModelManifest.Codes(
                        new ModelManifest.Code(Codes.NODULE.value(), Codes.NODULE.scheme(), Codes.NODULE.meaning()),
                        new ModelManifest.Code(Codes.LUNG.value(), Codes.LUNG.scheme(), Codes.LUNG.meaning())),
                OPERATING_POINT,
                CALIBRATION);
    }

    private ReferencePackage() {}
}
