package org.overread.ai.model;

import java.util.List;
import org.overread.core.inference.ModelIdentity;

/**
 * What a model package says of itself: manifest.json.
 *
 * @param format {@value #FORMAT}
 * @param notice shown wherever the model appears, e.g. "Reference model, not for clinical use"
 * @param pipeline the station's processing around the model: how a series becomes its input and its output regions
 */
public record ModelManifest(
        String format,
        String id,
        String name,
        String version,
        String manufacturer,
        String deviceUid,
        boolean clinicalUse,
        String notice,
        String intendedUse,
        String licence,
        ModelFile model,
        String pipeline,
        Eligibility eligibility,
        Input input,
        Output output,
        Codes codes,
        OperatingPoint operatingPoint,
        Calibration calibration) {

    public static final String FORMAT = "overread-model-package/1";

    /** The model file, beside the manifest, pinned by hash and size. */
    public record ModelFile(String file, String sha256, long bytes) {}

    /**
     * Which series the model may be given.
     *
     * @param bodyParts words of Body Part Examined, upper case; a series that names no body part is let in
     */
    public record Eligibility(
            String modality,
            List<String> bodyParts,
            double maxPixelSpacingMm,
            double maxSliceSpacingMm,
            double minCoverageMm) {}

    /**
     * The tensor that the model takes, [1, 1, depth, height, width].
     *
     * @param quantity what the values are, "HU"
     * @param voxelMm edge of its cubic voxels
     * @param haloVoxels how far a voxel's neighbours reach into its result
     */
    public record Input(String name, String quantity, double voxelMm, int haloVoxels) {}

    /** The tensor that the model gives, of the input's shape. */
    public record Output(String name, String meaning) {}

    /** What the model's regions are called in findings and documents. */
    public record Codes(Code label, Code site) {}

    /** A code of Codes. */
    public record Code(String value, String scheme, String meaning) {}

    /**
     * The score from which a region is shown.
     *
     * @param chosen how and on what it was chosen
     */
    public record OperatingPoint(double score, String chosen) {}

    /**
     * What a score means, as points between which is interpolated.
     *
     * @param meaning what the certainty is a share of, and on what it was measured
     * @param points ascending in score
     */
    public record Calibration(String meaning, List<Point> points) {}

    /** A point of a calibration. */
    public record Point(double score, double certaintyPercent) {}

    public ModelIdentity identity() {
        return new ModelIdentity(id, name, version, manufacturer, deviceUid, model.sha256(), clinicalUse);
    }
}
